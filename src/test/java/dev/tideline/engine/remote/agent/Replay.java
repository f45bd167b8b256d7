package dev.tideline.engine.remote.agent;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.proto.DoorGrpc;
import dev.tideline.engine.remote.proto.PairMessage;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.Pairing;
import dev.tideline.engine.remote.trust.PairingCode;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Pairs once and keeps what it sent, to send it again: with the client's own key, the best that a thief could have. */
final class Replay {
    private static final int PATIENCE_S = 30;

    private final OpenAgent agent;
    private final Identity client;
    private final List<PairMessage> sent = new ArrayList<>();

    Replay(OpenAgent agent, Identity client) {
        this.agent = agent;
        this.client = client;
    }

    /** @return "ok", or why it failed */
    String record(PairingCode code) throws Exception {
        Pairing pairing =
                Pairing.ofClient(client.fingerprint(), agent.identity().fingerprint(), code);
        List<Function<byte[], byte[]>> rounds = List.of(
                none -> pairing.round1(),
                answer -> {
                    pairing.accept1(answer);
                    return pairing.round2();
                },
                answer -> {
                    pairing.accept2(answer);
                    return pairing.round3();
                });
        return talk((round, answer) -> {
            PairMessage message = PairMessage.newBuilder()
                    .setRound(round)
                    .setClientName("ann")
                    .setPayload(ByteString.copyFrom(rounds.get(round - 1).apply(answer)))
                    .build();
            sent.add(message);
            return message;
        });
    }

    /** @return "ok", or why it failed */
    String again() throws Exception {
        return talk((round, answer) -> sent.get(round - 1));
    }

    private String talk(Turn turn) throws Exception {
        BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
        try (RawClient raw = new RawClient(agent.address(), client)) {
            raw.hello();
            StreamObserver<PairMessage> on = DoorGrpc.newStub(raw.channel()).pair(into(answers));
            Object answer = PairMessage.getDefaultInstance();
            for (int round = 1; round <= 3; round++) {
                if (!(answer instanceof PairMessage last)) {
                    return String.valueOf(answer);
                }
                on.onNext(turn.message(round, last.getPayload().toByteArray()));
                answer = answers.poll(PATIENCE_S, TimeUnit.SECONDS);
            }
            return answer instanceof PairMessage ? "ok" : String.valueOf(answer);
        }
    }

    private static StreamObserver<PairMessage> into(BlockingQueue<Object> answers) {
        return new StreamObserver<>() {
            @Override
            public void onNext(PairMessage message) {
                answers.add(message);
            }

            @Override
            public void onError(Throwable failure) {
                answers.add(String.valueOf(Status.fromThrowable(failure).getDescription()));
            }

            @Override
            public void onCompleted() {
                answers.add("ended");
            }
        };
    }

    private interface Turn {
        PairMessage message(int round, byte[] answer);
    }
}
