package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.AgentAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between a client and an agent that cuts, resets and delays its first connections at byte counts that the seed
 * says, and then is well.
 */
final class FaultyLink implements AutoCloseable {
    private static final int MOST_FAULTY = 8;
    private static final int LATEST_CUT = 60_000;
    private static final int LONGEST_DELAY_MS = 40;
    private static final int PIECE = 4096;

    private final long seed;
    private final int faulty;
    private final AgentAddress agent;
    private final ServerSocket door;
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    FaultyLink(long seed, AgentAddress agent) throws IOException {
        this.seed = seed;
        this.faulty = 1 + new Random(seed).nextInt(MOST_FAULTY);
        this.agent = agent;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    AgentAddress address() {
        return new AgentAddress("127.0.0.1", door.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-link");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket server = new Socket(agent.host(), agent.port());
                open.addAll(List.of(client, server));
                int number = connections.getAndIncrement();
                Random dice = new Random(seed * 1_000_003 + number);
                boolean well = number >= faulty;
                Fault down = well ? Fault.NONE : Fault.drawn(dice);
                Fault up = well ? Fault.NONE : Fault.drawn(dice);
                daemon(() -> pump(server, client, down));
                daemon(() -> pump(client, server, up));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    /** @param atByte where it happens, never if negative @param reset tells nobody that it is over */
    private record Fault(long atByte, int delayMs, boolean cut, boolean reset) {
        static final Fault NONE = new Fault(-1, 0, false, false);

        static Fault drawn(Random dice) {
            int at = dice.nextInt(4) == 0 ? dice.nextInt(3000) : dice.nextInt(LATEST_CUT);
            int delay = dice.nextInt(3) == 0 ? dice.nextInt(LONGEST_DELAY_MS) : 0;
            return new Fault(at, delay, dice.nextInt(4) > 0, dice.nextBoolean());
        }
    }

    private static void pump(Socket from, Socket to, Fault fault) {
        byte[] piece = new byte[PIECE];
        long passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                boolean now = fault.atByte() >= passed && fault.atByte() < passed + n;
                if (now) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(fault.delayMs()));
                }
                if (now && fault.cut()) {
                    out.write(piece, 0, (int) (fault.atByte() - passed));
                    if (fault.reset()) {
                        to.setSoLinger(true, 0);
                    }
                    return;
                }
                out.write(piece, 0, n);
                passed += n;
            }
        } catch (IOException e) {
            // The other direction ended it.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
