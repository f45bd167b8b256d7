package dev.tideline.wire;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Key;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Job;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of one batch, the reverse of {@link EventEncoder}. Not thread-safe. */
final class EventDecoder {
    private static final TaskKind[] KINDS = TaskKind.values();

    private final Proto.EventBatch batch;
    private final Proto.TasksStarted started;
    private final Proto.Decisions decisions;
    private final Proto.TasksFinished finished;
    private final Previous previous = new Previous();
    private int activatedAt;
    private int startedAt;
    private int idleAt;
    private int decisionAt;
    private int candidateAt;
    private int finishedAt;
    private int promisedAt;
    private int residentAt;
    private int groupAt;
    private int beganAt;
    private int queueAt;
    private int arrivedAt;
    private int jobFinishedAt;
    private int resultAt;
    private int remarkAt;
    private int heldAt;
    private int endedAt;

    private EventDecoder(Proto.EventBatch batch) {
        this.batch = batch;
        this.started = batch.getTasksStarted();
        this.decisions = batch.getDecisions();
        this.finished = batch.getTasksFinished();
    }

    /** @throws InvalidInput if the batch does not hold what it announces */
    static void decode(Proto.EventBatch batch, RunListener listener) {
        EventDecoder decoder = new EventDecoder(batch);
        for (int i = 0; i < batch.getKindsCount(); i++) {
            listener.on(decoder.event(i));
        }
    }

    private RunEvent event(int i) {
        try {
            previous.timeNs += batch.getTimeNs(i);
            return read(batch.getKinds(i), previous.timeNs);
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidInput("event " + i + " of a batch is incomplete.", e);
        }
    }

    private RunEvent read(Proto.EventBatch.Kind kind, long time) {
        return switch (kind) {
            case KIND_JOB_ARRIVED -> arrived(time, arrivedAt++);
            case KIND_JOB_ACTIVATED -> new RunEvent.JobActivated(time, batch.getJobActivated(activatedAt++));
            case KIND_TASK_STARTED -> started(time, startedAt++);
            case KIND_WORKER_IDLE ->
                new RunEvent.WorkerIdle(time, batch.getWorkerIdle(idleAt++), decision(decisionAt++, Decision.NONE));
            case KIND_TASK_FINISHED -> finished(time, finishedAt++);
            case KIND_PROMISED -> promised(time, promisedAt++);
            case KIND_RESIDENT -> resident(time, residentAt++);
            case KIND_GROUP -> group(time, groupAt++);
            case KIND_BEGAN -> new RunEvent.Began(time, ConditionsMessages.conditions(batch.getBegan(beganAt++)));
            case KIND_QUEUE -> queue(time, queueAt++);
            case KIND_JOB_FINISHED -> new RunEvent.JobFinished(time, batch.getJobFinished(jobFinishedAt++));
            case KIND_JOB_RESULT -> result(time, batch.getJobResult(resultAt++));
            case KIND_REMARK -> new RunEvent.Remark(time, batch.getRemark(remarkAt++));
            case KIND_HELD -> new RunEvent.Held(time, batch.getHeld(heldAt++));
            case KIND_RUN_ENDED -> ended(time, batch.getRunEnded(endedAt++));
            case KIND_UNSPECIFIED, UNRECOGNIZED -> throw new InvalidInput("an event of unknown kind.");
        };
    }

    private RunEvent arrived(long time, int i) {
        Proto.JobsArrived a = batch.getJobsArrived();
        Job job = new Job(
                a.getNumber(i),
                batch.getTexts(a.getNetwork(i)),
                a.getImage(i),
                batch.getTexts(a.getPicture(i)),
                time + a.getArrivalNs(i));
        return new RunEvent.JobArrived(time, job, a.getFirstTask(i));
    }

    private RunEvent started(long time, int i) {
        previous.task += started.getTask(i);
        previous.job += started.getJob(i);
        return new RunEvent.TaskStarted(
                time,
                previous.task,
                previous.job,
                started.getLayer(i),
                KINDS[started.getKindValue(i)],
                started.getWorker(i),
                time - started.getReadyBeforeNs(i),
                time + started.getStartAfterNs(i),
                decision(decisionAt++, previous.task));
    }

    private Decision decision(int i, int usualTask) {
        previous.promisedBytes += decisions.getPromisedBytes(i);
        previous.availableBytes += decisions.getAvailableBytes(i);
        return new Decision(
                decisions.getTask(i) + usualTask,
                batch.getTexts(decisions.getRule(i)),
                decisions.getReady(i),
                previous.promisedBytes,
                previous.availableBytes,
                decisions.getNeededBytes(i),
                decisions.getMissingBytes(i),
                decisions.getHelper(i) + Decision.NONE,
                candidates(decisions.getCandidates(i)));
    }

    private List<Decision.Candidate> candidates(int count) {
        List<Decision.Candidate> first = new ArrayList<>(2);
        for (int k = 0; k < count; k++) {
            int i = candidateAt++;
            previous.candidate += decisions.getCandidateTask(i);
            Key key = new Key(
                    decisions.getCandidateTier(i),
                    batch.getValues(decisions.getCandidateValue(i)),
                    decisions.getCandidateThen(i));
            first.add(new Decision.Candidate(previous.candidate, key));
        }
        return List.copyOf(first);
    }

    private RunEvent finished(long time, int i) {
        previous.task += finished.getTask(i);
        return new RunEvent.TaskFinished(
                time,
                previous.task,
                finished.getWorker(i),
                time - finished.getStartedBeforeNs(i),
                finished.getPagingNs(i),
                finished.getPagedInBytes(i),
                finished.getPagedOutBytes(i));
    }

    private RunEvent promised(long time, int i) {
        Proto.Promises p = batch.getPromised();
        previous.promisedBytes += p.getWeightsDelta(i) + p.getBlobsDelta(i) + p.getPromisedBytes(i);
        return new RunEvent.Promised(
                time, p.getJob(i), p.getWeightsDelta(i), p.getBlobsDelta(i), previous.promisedBytes);
    }

    private RunEvent resident(long time, int i) {
        Proto.Residents r = batch.getResident();
        previous.residentBytes += r.getResidentBytes(i);
        previous.swappedBytes += r.getSwappedBytes(i);
        previous.majorFaults += r.getMajorFaults(i);
        return new RunEvent.Resident(time, previous.residentBytes, previous.swappedBytes, previous.majorFaults);
    }

    private RunEvent group(long time, int i) {
        Proto.Groups g = batch.getGroup();
        RunEvent.Group before = previous.group;
        previous.group = new RunEvent.Group(
                time,
                before.usageBytes() + g.getUsageBytes(i),
                before.swapBytes() + g.getSwapBytes(i),
                before.majorFaults() + g.getMajorFaults(i),
                before.stalledNs() + g.getStalledNs(i),
                before.oomKills() + g.getOomKills(i));
        return previous.group;
    }

    private RunEvent queue(long time, int i) {
        Proto.Queues q = batch.getQueue();
        return new RunEvent.Queue(time, q.getReady(i), q.getWaiting(i));
    }

    private static RunEvent result(long time, Proto.JobResult r) {
        List<RunEvent.Score> best = r.getBestList().stream()
                .map(s -> new RunEvent.Score(s.getLabel(), s.getProbability()))
                .toList();
        return new RunEvent.JobResult(time, r.getJob(), best, r.getRandomWeights());
    }

    private static RunEvent ended(long time, Proto.RunEnded e) {
        RunEvent.Outcome outcome = Wire.constant(RunEvent.Outcome.values(), e.getOutcomeValue(), "outcome");
        return new RunEvent.RunEnded(time, outcome, e.getMessage());
    }
}
