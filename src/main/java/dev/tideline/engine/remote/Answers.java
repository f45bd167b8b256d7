package dev.tideline.engine.remote;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What comes back in a short conversation: filled by gRPC, taken by the one thread that waits. */
final class Answers<T> implements StreamObserver<T> {
    private static final int PATIENCE_S = 20;

    private final BlockingQueue<Answer<T>> answers = new LinkedBlockingQueue<>();

    /** @throws StatusRuntimeException if the other side ended the conversation, or says nothing for twenty seconds */
    T next() {
        try {
            Answer<T> answer = answers.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (answer == null) {
                throw Status.DEADLINE_EXCEEDED.asRuntimeException();
            }
            return answer.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
        }
    }

    @Override
    public void onNext(T message) {
        answers.add(() -> message);
    }

    @Override
    public void onError(Throwable failure) {
        answers.add(() -> {
            throw Status.fromThrowable(failure).asRuntimeException();
        });
    }

    @Override
    public void onCompleted() {
        onError(Status.UNAVAILABLE
                .withDescription("the agent ended the conversation")
                .asRuntimeException());
    }

    /** A message, or the end. */
    private interface Answer<T> {
        T take();
    }
}
