package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.ControlRequest;
import dev.tideline.engine.remote.proto.Controlled;
import dev.tideline.engine.remote.proto.DeviceRequest;
import dev.tideline.engine.remote.proto.DeviceState;
import dev.tideline.engine.remote.proto.ObjectChunk;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.engine.remote.proto.Objects;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.Prepared;
import dev.tideline.engine.remote.proto.Received;
import dev.tideline.engine.remote.proto.RunList;
import dev.tideline.engine.remote.proto.RunsRequest;
import dev.tideline.engine.remote.proto.Submitted;
import dev.tideline.engine.remote.proto.Wanted;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.engine.remote.proto.WatchRequest;
import dev.tideline.workload.InvalidInput;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What clients may ask of an agent's runs; who may ask what is decided before. gRPC calls it on threads of its own. */
final class RunCalls extends AgentGrpc.AgentImplBase {
    private static final int MOST_STREAMS = 256;
    private static final int MOST_OFFERED = 10_000;

    private final AgentRuns runs;
    private final Supplier<String> caller;
    private final Executor executor;
    private final AtomicInteger streams = new AtomicInteger();

    /** @param caller the client's name, asked within a call @param executor for streams */
    RunCalls(AgentRuns runs, Supplier<String> caller, Executor executor) {
        this.runs = runs;
        this.caller = caller;
        this.executor = executor;
    }

    private static <T> void answer(StreamObserver<T> to, Supplier<T> what) {
        T answer;
        try {
            answer = what.get();
        } catch (InvalidInput e) {
            to.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
            return;
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            to.onError(Status.INVALID_ARGUMENT
                    .withDescription("The order is not consistent: " + e.getMessage())
                    .asRuntimeException());
            return;
        } catch (RuntimeException e) {
            to.onError(Status.FAILED_PRECONDITION
                    .withDescription("The agent cannot do that: " + e.getMessage())
                    .asRuntimeException());
            return;
        }
        to.onNext(answer);
        to.onCompleted();
    }

    @Override
    public void runs(RunsRequest request, StreamObserver<RunList> to) {
        answer(to, () -> {
            RunList.Builder list = RunList.newBuilder();
            runs.store().all().forEach(run -> list.addRuns(run.status()));
            return list.build();
        });
    }

    @Override
    public void device(DeviceRequest request, StreamObserver<DeviceState> to) {
        if (!enter(to)) {
            return;
        }
        ServerCallStreamObserver<DeviceState> out = (ServerCallStreamObserver<DeviceState>) to;
        DeviceStream stream = new DeviceStream(out, runs.device(), executor);
        stream.start(streams::decrementAndGet);
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchFrame> to) {
        AgentRun run;
        try {
            run = runs.store().named(request.getRun());
        } catch (InvalidInput e) {
            to.onError(Status.NOT_FOUND.withDescription(e.getMessage()).asRuntimeException());
            return;
        }
        if (!enter(to)) {
            return;
        }
        ServerCallStreamObserver<WatchFrame> out = (ServerCallStreamObserver<WatchFrame>) to;
        new WatchStream(run, Math.max(0, request.getFirstEvent()), runs.device(), out, executor)
                .start(streams::decrementAndGet);
    }

    private boolean enter(StreamObserver<?> to) {
        if (streams.incrementAndGet() <= MOST_STREAMS) {
            return true;
        }
        streams.decrementAndGet();
        to.onError(Status.RESOURCE_EXHAUSTED
                .withDescription("Too many watch this agent; it serves " + MOST_STREAMS + ".")
                .asRuntimeException());
        return false;
    }

    @Override
    public void offer(Objects request, StreamObserver<Wanted> to) {
        answer(to, () -> {
            if (request.getObjectsCount() > MOST_OFFERED) {
                throw new InvalidInput("Too many objects in one offer; at most " + MOST_OFFERED + ".");
            }
            Wanted.Builder wanted = Wanted.newBuilder();
            for (ObjectId object : request.getObjectsList()) {
                long held = runs.objects().held(object);
                if (!runs.objects().has(object)) {
                    wanted.addPiecesBuilder().setObject(object).setOffset(held);
                }
            }
            return wanted.build();
        });
    }

    @Override
    public StreamObserver<ObjectChunk> upload(StreamObserver<Received> to) {
        return new UploadStream(runs.objects(), to);
    }

    @Override
    public void prepare(Order order, StreamObserver<Prepared> to) {
        answer(to, () -> runs.prepare(order));
    }

    @Override
    public void submit(Order order, StreamObserver<Submitted> to) {
        answer(to, () -> Submitted.newBuilder()
                .setRun(runs.submit(order, caller.get()).name())
                .build());
    }

    @Override
    public void control(ControlRequest request, StreamObserver<Controlled> to) {
        answer(to, () -> {
            AgentRun run = runs.store().named(request.getRun());
            switch (request.getCommand()) {
                case COMMAND_PAUSE -> run.control().pause();
                case COMMAND_RESUME -> run.control().resume();
                case COMMAND_STOP -> runs.queue().stop(run, caller.get());
                case COMMAND_UNSPECIFIED, UNRECOGNIZED ->
                    throw new InvalidInput("The agent does not know this command; update it.");
            }
            return Controlled.newBuilder().setStatus(run.status()).build();
        });
    }
}
