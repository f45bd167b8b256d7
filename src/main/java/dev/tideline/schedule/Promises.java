package dev.tideline.schedule;

/**
 * What the ledger takes when a task is dispatched and gives back when it has finished, per offset of a {@link TaskGraph},
 * in bytes. Rules ("ideal free"), a choice of this project: Init takes the input blob, a Load its weights, an Exec its
 * output blob and workspace; a finished Exec gives back weights, workspace and each blob it was the last to read. What
 * is left when the job ends goes back then.
 */
public final class Promises {
    private final long[] weightsTaken;
    private final long[] blobsTaken;
    private final long[] weightsGiven;
    private final long[] blobsGiven;

    private Promises(int size) {
        weightsTaken = new long[size];
        blobsTaken = new long[size];
        weightsGiven = new long[size];
        blobsGiven = new long[size];
    }

    static Promises of(NetworkPlan plan, MemoryModel model) {
        Promises p = new Promises(1 + 2 * plan.layers());
        p.blobs(plan);
        switch (model) {
            case IDEAL -> p.idealWeights(plan);
            case CAFFE -> p.caffeWeights(plan);
        }
        return p;
    }

    private void blobs(NetworkPlan plan) {
        blobsTaken[TaskGraph.INIT] = plan.cost().initBytes();
        blobsGiven[TaskGraph.exec(plan.lastReaderOfInput())] += plan.cost().initBytes();
        for (int i = 0; i < plan.layers(); i++) {
            long output = plan.layer(i).outputBytes();
            long workspace = plan.layer(i).workspaceBytes();
            blobsTaken[TaskGraph.exec(i)] = output + workspace;
            blobsGiven[TaskGraph.exec(i)] += workspace;
            int lastReader = plan.lastReader(i);
            if (lastReader < plan.layers()) {
                blobsGiven[TaskGraph.exec(lastReader)] += output;
            }
        }
    }

    private void idealWeights(NetworkPlan plan) {
        for (int i = 0; i < plan.layers(); i++) {
            weightsTaken[TaskGraph.load(i)] = plan.layer(i).weightBytes();
            weightsGiven[TaskGraph.exec(i)] = plan.layer(i).weightBytes();
        }
    }

    /** All weights from Init to the end; a Load holds copies of its layer's weights while it runs. */
    private void caffeWeights(NetworkPlan plan) {
        weightsTaken[TaskGraph.INIT] = plan.cost().weightBytes();
        for (int i = 0; i < plan.layers(); i++) {
            long copies =
                    Math.multiplyExact(plan.cost().loadCopies(), plan.layer(i).weightBytes());
            weightsTaken[TaskGraph.load(i)] = copies;
            weightsGiven[TaskGraph.load(i)] = copies;
        }
    }

    public long weightsTaken(int offset) {
        return weightsTaken[offset];
    }

    public long blobsTaken(int offset) {
        return blobsTaken[offset];
    }

    public long weightsGiven(int offset) {
        return weightsGiven[offset];
    }

    public long blobsGiven(int offset) {
        return blobsGiven[offset];
    }

    public long taken(int offset) {
        return weightsTaken[offset] + blobsTaken[offset];
    }

    public long given(int offset) {
        return weightsGiven[offset] + blobsGiven[offset];
    }
}
