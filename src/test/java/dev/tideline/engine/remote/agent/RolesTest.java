package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.TokenHeader;
import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.DeviceRequest;
import dev.tideline.engine.remote.proto.DeviceState;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.RunList;
import dev.tideline.engine.remote.proto.RunsRequest;
import dev.tideline.engine.remote.proto.Submitted;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.Token;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RolesTest {
    @TempDir
    private Path folder;

    private final Sample sample = new Sample();
    private OpenAgent agent;

    @BeforeEach
    void open() {
        agent = OpenAgent.serving(folder.resolve("agent"), sample);
    }

    @AfterEach
    void close() {
        agent.close();
        sample.clock.shutdownNow();
    }

    @Test
    void whoMayViewLooksButOrdersNothing() throws Exception {
        try (RawClient ann = raw("ann", Role.VIEW)) {
            ann.hello();
            assertEquals(RunList.getDefaultInstance(), calls(ann).runs(RunsRequest.getDefaultInstance()));
            Status refused = refusal(() -> calls(ann).submit(Order.getDefaultInstance()));
            assertEquals(Status.Code.PERMISSION_DENIED, refused.getCode());
            assertEquals("ann may view here, but this takes the role run", refused.getDescription());
        }
        assertEquals(1, agent.said().size(), () -> agent.said().toString());
    }

    @Test
    void whoMayRunDoesBothAndIsKnownToTheService() throws Exception {
        try (RawClient ann = raw("ann", Role.RUN)) {
            ann.hello();
            assertEquals(RunList.getDefaultInstance(), calls(ann).runs(RunsRequest.getDefaultInstance()));
            assertEquals(
                    "ann run", calls(ann).submit(Order.getDefaultInstance()).getRun());
        }
    }

    @Test
    void aStrangerIsRefusedEverything() throws Exception {
        try (RawClient eve = new RawClient(agent.address(), Identity.make())) {
            eve.hello();
            assertEquals(
                    Status.Code.UNAUTHENTICATED,
                    refusal(() -> calls(eve).runs(RunsRequest.getDefaultInstance()))
                            .getCode());
        }
        assertEquals(1, agent.said().size(), () -> agent.said().toString());
    }

    @Test
    void revokingEndsAConnectionThatIsOpenAtOnce() throws Exception {
        try (RawClient ann = raw("ann", Role.RUN)) {
            ann.hello();
            calls(ann).submit(Order.getDefaultInstance());
            Iterator<DeviceState> states = calls(ann).device(DeviceRequest.getDefaultInstance());
            states.next();
            agent.clients().revoke("ann");
            assertEquals(
                    Status.Code.UNAUTHENTICATED,
                    refusal(() -> calls(ann).submit(Order.getDefaultInstance())).getCode());
            Status ended = refusal(() -> states.forEachRemaining(state -> {}));
            assertEquals("this client was revoked", ended.getDescription());
            assertTrue(sample.cancelled.await(30, TimeUnit.SECONDS), "the service learns that the client is gone");
        }
    }

    @Test
    void aTokenLetsAScriptInUntilItIsRevoked() {
        Path file = folder.resolve("nightly.token");
        Token.make(agent.identity().fingerprint(), agent.clients(), Role.RUN, "nightly", Instant.now())
                .write(file);
        Access script = Access.withToken(folder.resolve("script"), file);
        try (AgentLink link = AgentLink.open(agent.address(), script)) {
            assertEquals(Role.RUN, link.agent().role());
        }
        agent.clients().revoke("nightly");
        AgentUnreachable refused = assertThrows(AgentUnreachable.class, () -> AgentLink.open(agent.address(), script));
        assertTrue(refused.getMessage().contains("was revoked"), refused.getMessage());
    }

    @Test
    void aTokenIsShownToNobodyButItsAgent() {
        Token token = Token.make(Identity.make().fingerprint(), agent.clients(), Role.RUN, "elsewhere", Instant.now());
        Path file = folder.resolve("other.token");
        token.write(file);
        AgentUnreachable refused = assertThrows(
                AgentUnreachable.class,
                () -> AgentLink.open(agent.address(), Access.withToken(folder.resolve("script"), file)));
        assertEquals(AgentUnreachable.Reason.OTHER_KEY, refused.reason());
    }

    @Test
    void aGuessedTokenIsRefused() throws Exception {
        Metadata headers = new Metadata();
        headers.put(TokenHeader.KEY, "0".repeat(64));
        try (RawClient eve = new RawClient(agent.address(), Identity.make())) {
            eve.hello();
            Channel channel =
                    ClientInterceptors.intercept(eve.channel(), MetadataUtils.newAttachHeadersInterceptor(headers));
            Status refused = refusal(() -> AgentGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(30, TimeUnit.SECONDS)
                    .runs(RunsRequest.getDefaultInstance()));
            assertEquals(Status.Code.UNAUTHENTICATED, refused.getCode());
        }
    }

    private RawClient raw(String name, Role role) throws Exception {
        return new RawClient(
                agent.address(), agent.paired(folder.resolve(name), name, role).identity());
    }

    private static AgentGrpc.AgentBlockingStub calls(RawClient client) {
        return AgentGrpc.newBlockingStub(client.channel()).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private static Status refusal(Runnable call) {
        return assertThrows(StatusRuntimeException.class, call::run).getStatus();
    }

    /** Answers at once; tells of the device ten times a second. */
    private static final class Sample extends AgentGrpc.AgentImplBase {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final CountDownLatch cancelled = new CountDownLatch(1);

        @Override
        public void runs(RunsRequest request, StreamObserver<RunList> reply) {
            reply.onNext(RunList.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void submit(Order order, StreamObserver<Submitted> reply) {
            Caller caller = Caller.current();
            reply.onNext(Submitted.newBuilder()
                    .setRun(caller.name() + " " + caller.role().text())
                    .build());
            reply.onCompleted();
        }

        @Override
        public void device(DeviceRequest request, StreamObserver<DeviceState> reply) {
            ((ServerCallStreamObserver<DeviceState>) reply).setOnCancelHandler(cancelled::countDown);
            clock.scheduleAtFixedRate(
                    () -> reply.onNext(DeviceState.getDefaultInstance()), 0, 100, TimeUnit.MILLISECONDS);
        }
    }
}
