"""A relay on the loopback that counts round trips and can make each last longer."""

import queue
import socket
import threading
import time


def close(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    end.close()


class Relay:
    """Passes connections on to a server. A round trip is a server that answers after its client spoke."""

    def __init__(self, host, port, delay=0.0):
        self.target = (host, port)
        self.delay = delay / 2
        self.trips = 0
        self.connections = 0
        self.bytes_up = 0
        self.lock = threading.Lock()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        close(self.server)

    def _accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            server = socket.create_connection(self.target)
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            state = {"client_spoke": False}
            self._pass(client, server, state, True)
            self._pass(server, client, state, False)

    def _pass(self, source, sink, state, from_client):
        waiting = queue.Queue()

        def read():
            while True:
                try:
                    data = source.recv(1 << 16)
                except OSError:
                    data = b""
                if data:
                    with self.lock:
                        if from_client:
                            self.bytes_up += len(data)
                        elif state["client_spoke"]:
                            self.trips += 1
                        state["client_spoke"] = from_client
                waiting.put((time.perf_counter() + self.delay, data))
                if not data:
                    return

        def write():
            while True:
                due, data = waiting.get()
                if self.delay:
                    time.sleep(max(0.0, due - time.perf_counter()))
                try:
                    if data:
                        sink.sendall(data)
                        continue
                    sink.shutdown(socket.SHUT_WR)
                except OSError:
                    pass
                if not from_client:
                    for end in (source, sink):
                        close(end)
                return

        threading.Thread(target=read, daemon=True).start()
        threading.Thread(target=write, daemon=True).start()
