package dev.migrate.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server on loopback, and counts how often the client waits for an answer. */
public final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int serverPort;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    /** A relay to a server on this port of this machine. */
    public Relay(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The port that clients connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** How many answers clients have waited for so far, over all connections. */
    public int roundTrips() {
        return roundTrips.get();
    }

    /** From now on nothing is passed on, and nobody is told: a firewall that drops what it gets. */
    public void fallSilent() {
        silent = true;
    }

    /** Ends all connections that there are, at once, as a host that goes down; not those that are made meanwhile. */
    public void cut() {
        List.copyOf(sockets).forEach(socket -> {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException gone) {
                // then it is cut already
            }
        });
    }

    private void awaitVoice() throws IOException {
        while (silent) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.add(client);
            sockets.add(server);
            Turn turn = new Turn();
            start(() -> copy(client, server, turn::asked));
            start(() -> copy(server, client, () -> {
                if (turn.answered()) {
                    roundTrips.incrementAndGet();
                }
            }));
        }
    }

    private void copy(Socket from, Socket to, Runnable passed) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitVoice();
                passed.run();
                out.write(buffer, 0, read);
            }
        }
    }

    private static void start(Copying task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // either side has gone, and the relay with it
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Closes the door and every connection; what was silent stays so. */
    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    @FunctionalInterface
    private interface Copying {
        void run() throws IOException;
    }

    /** Whose turn it is on one connection. */
    private static final class Turn {
        private boolean waiting;

        synchronized void asked() {
            waiting = true;
        }

        synchronized boolean answered() {
            boolean was = waiting;
            waiting = false;
            return was;
        }
    }
}
