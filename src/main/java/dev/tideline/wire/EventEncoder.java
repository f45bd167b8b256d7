package dev.tideline.wire;

import dev.tideline.schedule.Decision;
import dev.tideline.trace.RunEvent;
import dev.tideline.wire.proto.Proto;
import dev.tideline.wire.proto.Proto.EventBatch.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects events into a batch: columns of small differences, texts and keys by index. Times and sums wrap around as
 * {@code long}s do, so that any event comes back as it was. Not thread-safe.
 */
final class EventEncoder {
    private static final int RECENT_BITS = 10;
    private static final long HASH = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio: Knuth's multiplicative hashing

    private final Proto.EventBatch.Builder batch = Proto.EventBatch.newBuilder();
    private final Proto.TasksStarted.Builder started = Proto.TasksStarted.newBuilder();
    private final Proto.Decisions.Builder decisions = Proto.Decisions.newBuilder();
    private final Proto.TasksFinished.Builder finished = Proto.TasksFinished.newBuilder();
    private final Proto.Promises.Builder promised = Proto.Promises.newBuilder();
    private final Proto.Residents.Builder residents = Proto.Residents.newBuilder();
    private final Proto.Groups.Builder groups = Proto.Groups.newBuilder();
    private final Proto.Queues.Builder queues = Proto.Queues.newBuilder();
    private final Proto.JobsArrived.Builder arrived = Proto.JobsArrived.newBuilder();
    private final Map<String, Integer> texts = new HashMap<>();
    private final long[] recentValue = new long[1 << RECENT_BITS];
    private final int[] recentIndex = new int[1 << RECENT_BITS];
    private Previous previous = new Previous();

    EventEncoder() {
        Arrays.fill(recentIndex, -1);
    }

    int size() {
        return batch.getKindsCount();
    }

    /** The events added since the last call, as a message without its checksum. */
    Proto.EventBatch take() {
        Proto.EventBatch whole = batch.setTasksStarted(started)
                .setDecisions(decisions)
                .setTasksFinished(finished)
                .setPromised(promised)
                .setResident(residents)
                .setGroup(groups)
                .setQueue(queues)
                .setJobsArrived(arrived)
                .build();
        batch.clear();
        started.clear();
        decisions.clear();
        finished.clear();
        promised.clear();
        residents.clear();
        groups.clear();
        queues.clear();
        arrived.clear();
        texts.clear();
        Arrays.fill(recentIndex, -1);
        previous = new Previous();
        return whole;
    }

    void add(RunEvent event) {
        batch.addKinds(append(event));
        batch.addTimeNs(event.timeNs() - previous.timeNs);
        previous.timeNs = event.timeNs();
    }

    private Kind append(RunEvent event) {
        if (event instanceof RunEvent.TaskStarted e) {
            return start(e);
        } else if (event instanceof RunEvent.TaskFinished e) {
            return finish(e);
        } else if (event instanceof RunEvent.Promised e) {
            return promise(e);
        } else if (event instanceof RunEvent.Queue e) {
            queues.addReady(e.ready()).addWaiting(e.waiting());
            return Kind.KIND_QUEUE;
        } else if (event instanceof RunEvent.Resident e) {
            return resident(e);
        } else if (event instanceof RunEvent.Group e) {
            return group(e);
        } else if (event instanceof RunEvent.WorkerIdle e) {
            batch.addWorkerIdle(e.worker());
            decision(e.decision(), Decision.NONE);
            return Kind.KIND_WORKER_IDLE;
        } else if (event instanceof RunEvent.JobArrived e) {
            return arrive(e);
        } else if (event instanceof RunEvent.JobActivated e) {
            batch.addJobActivated(e.job());
            return Kind.KIND_JOB_ACTIVATED;
        } else if (event instanceof RunEvent.JobFinished e) {
            batch.addJobFinished(e.job());
            return Kind.KIND_JOB_FINISHED;
        }
        return rare(event);
    }

    private Kind rare(RunEvent event) {
        if (event instanceof RunEvent.JobResult e) {
            Proto.JobResult.Builder result =
                    batch.addJobResultBuilder().setJob(e.job()).setRandomWeights(e.randomWeights());
            e.best().forEach(s -> result.addBestBuilder().setLabel(s.label()).setProbability(s.probability()));
            return Kind.KIND_JOB_RESULT;
        } else if (event instanceof RunEvent.Remark e) {
            batch.addRemark(e.text());
            return Kind.KIND_REMARK;
        } else if (event instanceof RunEvent.Held e) {
            batch.addHeld(e.held());
            return Kind.KIND_HELD;
        } else if (event instanceof RunEvent.Began e) {
            batch.addBegan(ConditionsMessages.message(e.conditions()));
            return Kind.KIND_BEGAN;
        } else if (event instanceof RunEvent.RunEnded e) {
            batch.addRunEndedBuilder()
                    .setOutcome(Proto.RunEnded.Outcome.forNumber(e.outcome().ordinal() + 1))
                    .setMessage(e.message());
            return Kind.KIND_RUN_ENDED;
        }
        throw new IllegalArgumentException("No message for " + event + "; add one to tideline.proto.");
    }

    private Kind start(RunEvent.TaskStarted e) {
        started.addTask(e.task() - previous.task)
                .addJob(e.job() - previous.job)
                .addLayer(e.layer())
                .addKind(
                        switch (e.kind()) {
                            case INIT -> Proto.TasksStarted.Kind.KIND_INIT;
                            case LOAD -> Proto.TasksStarted.Kind.KIND_LOAD;
                            case EXEC -> Proto.TasksStarted.Kind.KIND_EXEC;
                        })
                .addWorker(e.worker())
                .addReadyBeforeNs(e.timeNs() - e.readyNs())
                .addStartAfterNs(e.startNs() - e.timeNs());
        previous.task = e.task();
        previous.job = e.job();
        decision(e.decision(), e.task());
        return Kind.KIND_TASK_STARTED;
    }

    private void decision(Decision d, int usualTask) {
        decisions
                .addTask(d.task() - usualTask)
                .addRule(text(d.rule()))
                .addReady(d.ready())
                .addPromisedBytes(d.promisedBytes() - previous.promisedBytes)
                .addAvailableBytes(d.availableBytes() - previous.availableBytes)
                .addNeededBytes(d.neededBytes())
                .addMissingBytes(d.missingBytes())
                .addHelper(d.helper() - Decision.NONE)
                .addCandidates(d.first().size());
        previous.promisedBytes = d.promisedBytes();
        previous.availableBytes = d.availableBytes();
        for (Decision.Candidate c : d.first()) {
            decisions
                    .addCandidateTask(c.task() - previous.candidate)
                    .addCandidateTier(c.key().tier())
                    .addCandidateValue(value(c.key().value()))
                    .addCandidateThen(c.key().then());
            previous.candidate = c.task();
        }
    }

    private Kind finish(RunEvent.TaskFinished e) {
        finished.addTask(e.task() - previous.task)
                .addWorker(e.worker())
                .addStartedBeforeNs(e.timeNs() - e.startNs())
                .addPagingNs(e.pagingNs())
                .addPagedInBytes(e.pagedInBytes())
                .addPagedOutBytes(e.pagedOutBytes());
        previous.task = e.task();
        return Kind.KIND_TASK_FINISHED;
    }

    private Kind promise(RunEvent.Promised e) {
        long sum = previous.promisedBytes + e.weightsDelta() + e.blobsDelta();
        promised.addJob(e.job())
                .addWeightsDelta(e.weightsDelta())
                .addBlobsDelta(e.blobsDelta())
                .addPromisedBytes(e.promisedBytes() - sum);
        previous.promisedBytes = e.promisedBytes();
        return Kind.KIND_PROMISED;
    }

    private Kind resident(RunEvent.Resident e) {
        residents
                .addResidentBytes(e.residentBytes() - previous.residentBytes)
                .addSwappedBytes(e.swappedBytes() - previous.swappedBytes)
                .addMajorFaults(e.majorFaults() - previous.majorFaults);
        previous.residentBytes = e.residentBytes();
        previous.swappedBytes = e.swappedBytes();
        previous.majorFaults = e.majorFaults();
        return Kind.KIND_RESIDENT;
    }

    private Kind group(RunEvent.Group e) {
        RunEvent.Group before = previous.group;
        groups.addUsageBytes(e.usageBytes() - before.usageBytes())
                .addSwapBytes(e.swapBytes() - before.swapBytes())
                .addMajorFaults(e.majorFaults() - before.majorFaults())
                .addStalledNs(e.stalledNs() - before.stalledNs())
                .addOomKills(e.oomKills() - before.oomKills());
        previous.group = e;
        return Kind.KIND_GROUP;
    }

    private Kind arrive(RunEvent.JobArrived e) {
        arrived.addNumber(e.job().number())
                .addNetwork(text(e.job().network()))
                .addImage(e.job().image())
                .addPicture(text(e.job().picture()))
                .addArrivalNs(e.job().arrivalNs() - e.timeNs())
                .addFirstTask(e.firstTask());
        return Kind.KIND_JOB_ARRIVED;
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, t -> {
            batch.addTexts(t);
            return batch.getTextsCount() - 1;
        });
    }

    /** A value that was displaced meanwhile is written again: that costs eight bytes, a real map much more time. */
    private int value(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int slot = (int) (bits * HASH >>> 64 - RECENT_BITS);
        if (recentIndex[slot] < 0 || recentValue[slot] != bits) {
            recentIndex[slot] = batch.getValuesCount();
            recentValue[slot] = bits;
            batch.addValues(value);
        }
        return recentIndex[slot];
    }
}
