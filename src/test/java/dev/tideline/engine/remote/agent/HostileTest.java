package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.proto.AgentGrpc;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.Role;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes, the agent lives, says one line, and a paired client is served after it. */
@Timeout(120)
class HostileTest {
    private static final int PATIENCE_MS = 30_000;

    @TempDir
    private Path folder;

    private OpenAgent agent;

    private OpenAgent open(Limits limits) {
        agent = OpenAgent.limited(folder.resolve("agent"), limits, new AgentGrpc.AgentImplBase() {});
        return agent;
    }

    @AfterEach
    void aPairedClientIsStillServed() {
        try (OpenAgent open = agent;
                AgentLink link = AgentLink.open(open.address(), open.paired(folder.resolve("ann"), "ann", Role.RUN))) {
            assertEquals(Role.RUN, link.agent().role());
        }
    }

    @Test
    void olderTlsIsRefused() throws Exception {
        open(Limits.USUAL);
        try (SSLSocket socket = tls(clientKeys(), "TLSv1.2")) {
            assertThrows(IOException.class, () -> exchange(socket));
        }
        assertTrue(agent.nextLine().contains("which is no TLS 1.3"), "said why");
        assertEquals(1, agent.said().size(), () -> agent.said().toString());
    }

    @Test
    void aClientWithoutAKeyIsRefused() throws Exception {
        open(Limits.USUAL);
        try (SSLSocket socket = tls(new KeyManager[0], "TLSv1.3")) {
            assertThrows(IOException.class, () -> exchange(socket));
        }
        assertTrue(agent.nextLine().startsWith("Refused a connection from 127.0.0.1:"), "said who");
        assertEquals(1, agent.said().size(), () -> agent.said().toString());
    }

    @Test
    void aClientWithAKeyGetsThroughTheSameCode() throws Exception {
        open(Limits.USUAL);
        try (SSLSocket socket = tls(clientKeys(), "TLSv1.3")) {
            assertTrue(exchange(socket) >= 0, "HTTP/2 settings arrive");
        }
    }

    @Test
    void plaintextIsRefused() throws Exception {
        open(Limits.USUAL);
        ManagedChannel plain = NettyChannelBuilder.forAddress(
                        "127.0.0.1", agent.address().port())
                .usePlaintext()
                .build();
        try {
            assertThrows(StatusRuntimeException.class, () -> AgentGrpc.newBlockingStub(plain)
                    .withDeadlineAfter(30, TimeUnit.SECONDS)
                    .submit(Order.getDefaultInstance()));
        } finally {
            plain.shutdownNow();
        }
        assertTrue(agent.nextLine().contains("not an SSL/TLS record"), agent.said()::toString);
    }

    @Test
    void garbageIsRefused() throws Exception {
        open(Limits.USUAL);
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);
        garbage[0] = 'G';
        try (Socket socket = connect()) {
            assertEnds(socket, garbage);
        }
        assertTrue(agent.nextLine().startsWith("Refused a connection from 127.0.0.1:"), agent.said()::toString);
        assertEquals(1, agent.said().size(), () -> agent.said().toString());
    }

    @Test
    void aRecordThatOnlyLooksLikeTlsIsRefused() throws Exception {
        open(Limits.USUAL);
        byte[] record = new byte[5 + 500];
        record[0] = 22;
        record[1] = 3;
        record[2] = 1;
        record[3] = 1;
        record[4] = (byte) 244;
        try (Socket socket = connect()) {
            assertEnds(socket, record);
        }
        assertTrue(agent.nextLine().startsWith("Refused a connection from 127.0.0.1:"), agent.said()::toString);
    }

    @Test
    void noMoreConnectionsThanAllowedStayOpen() throws Exception {
        open(new Limits(64, 32, 4 << 20, Duration.ofSeconds(2), Duration.ofMinutes(10)));
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                idle.add(connect());
            }
            // 36 are refused at once; the others are sent away when they have said nothing for two seconds.
            for (Socket socket : idle) {
                assertTrue(ended(socket), "ended");
            }
            for (int i = 0; i < 100; i++) {
                agent.nextLine();
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
        long refused = agent.said().stream()
                .filter(line -> line.endsWith("there are 64 already."))
                .count();
        assertEquals(36, refused);
        assertEquals(100, agent.said().size());
    }

    @Test
    void anOversizedMessageEndsItsCallOnly() throws Exception {
        open(new Limits(8, 8, 1 << 20, Duration.ofSeconds(10), Duration.ofMinutes(1)));
        Access ben = agent.paired(folder.resolve("ben"), "ben", Role.RUN);
        try (RawClient raw = new RawClient(agent.address(), ben.identity())) {
            raw.hello();
            Order large = Order.newBuilder()
                    .setTitleBytes(ByteString.copyFrom("x".repeat(2 << 20), StandardCharsets.US_ASCII))
                    .build();
            assertThrows(StatusRuntimeException.class, () -> AgentGrpc.newBlockingStub(raw.channel())
                    .withDeadlineAfter(30, TimeUnit.SECONDS)
                    .submit(large));
            String line = agent.nextLine();
            assertTrue(line.startsWith("Refused a message from 127.0.0.1:"), line);
            assertEquals("bench", raw.hello().getName());
        }
        assertEquals(1, agent.said().size(), () -> agent.said().toString());
    }

    @Test
    void aConnectionWithoutCallsIsClosedAfterAWhile() throws Exception {
        open(new Limits(8, 8, 1 << 20, Duration.ofSeconds(10), Duration.ofMillis(300)));
        try (SSLSocket socket = tls(clientKeys(), "TLSv1.3")) {
            socket.getOutputStream()
                    .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(ended(socket), "ended");
        }
    }

    @Test
    void aCallBeforeHelloIsRefused() throws Exception {
        open(Limits.USUAL);
        Access ben = agent.paired(folder.resolve("ben"), "ben", Role.RUN);
        try (RawClient raw = new RawClient(agent.address(), ben.identity())) {
            StatusRuntimeException refused =
                    assertThrows(StatusRuntimeException.class, () -> AgentGrpc.newBlockingStub(raw.channel())
                            .withDeadlineAfter(30, TimeUnit.SECONDS)
                            .submit(Order.getDefaultInstance()));
            assertEquals("A connection begins with Hello.", refused.getStatus().getDescription());
        }
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), agent.address().port());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void assertEnds(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            return; // ended while it was spoken to
        }
        assertTrue(ended(socket), "ended");
    }

    /** Whether the other side ends the connection in good time. */
    private static boolean ended(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // A last word, such as an alert.
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int exchange(SSLSocket socket) throws IOException {
        socket.startHandshake();
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        int read = socket.getInputStream().read();
        if (read < 0) {
            throw new IOException("closed");
        }
        return read;
    }

    private SSLSocket tls(KeyManager[] keys, String version) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        TrustManager[] any = InsecureTrustManagerFactory.INSTANCE.getTrustManagers();
        context.init(keys, any, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), agent.address().port());
        socket.setSoTimeout(PATIENCE_MS);
        socket.setEnabledProtocols(new String[] {version});
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static KeyManager[] clientKeys() throws Exception {
        Identity identity = Identity.make();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key", identity.key(), new char[0], new java.security.cert.Certificate[] {identity.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }
}
