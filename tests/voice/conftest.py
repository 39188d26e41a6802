"""A computer with a loudspeaker that can be listened to: PulseAudio with a null sink, in a folder of ours."""

import os
import signal
import subprocess
import threading
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

EAR_HZ = 22_050
RECENT_MS = 5000
NULL_SINK = f"module-null-sink rate={EAR_HZ} channels=1 format=s16le norewinds=1"
"""A loudspeaker that nobody hears; one that can rewind is mute for its first two seconds."""


class Ear:
    """What the loudspeaker has played, with the moment at which each sample was heard."""

    def __init__(self, recorder: "subprocess.Popen[bytes]") -> None:
        self._recorder = recorder
        self._data = bytearray()
        self._ends_ms: list[tuple[int, float]] = []  # (bytes so far, when they had been read)
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def _listen(self) -> None:
        while chunk := os.read(self._recorder.stdout.fileno(), 4096):
            self._data += chunk
            self._ends_ms.append((len(self._data), time.monotonic() * 1000))

    def heard(self) -> tuple["array[int]", float]:
        """Return all samples so far and the monotonic moment of the first, in ms.

        A chunk can be read late but never early, so the earliest possible
        start is the true one: as the last five seconds have it, because the loudspeaker's clock
        gains a millisecond on ours every four seconds, and what was lost moves all that follows.
        """
        ends = list(self._ends_ms)
        samples = array("h")
        samples.frombytes(bytes(self._data[: ends[-1][0] // 2 * 2]))
        recent = [(size, end_ms) for size, end_ms in ends if end_ms > ends[-1][1] - RECENT_MS]
        return samples, min(end_ms - size / 2 * 1000 / EAR_HZ for size, end_ms in recent)

    def loud_moments(self, since_ms: float, threshold: int = 300) -> list[float]:
        """List the moments at which something was heard, to 1 ms."""
        samples, start_ms = self.heard()
        step = EAR_HZ // 1000
        first = max(0, int((since_ms - start_ms) * EAR_HZ / 1000))
        return [
            start_ms + i * 1000 / EAR_HZ
            for i in range(first, len(samples) - step, step)
            if max(map(abs, samples[i : i + step])) > threshold
        ]

    def wait_until(self, moment_ms: float) -> None:
        """Wait until what sounded at a moment has been recorded."""
        give_up = time.monotonic() + 5
        while time.monotonic() < give_up:
            samples, start_ms = self.heard() if self._ends_ms else (array("h"), moment_ms)
            if samples and start_ms + len(samples) * 1000 / EAR_HZ > moment_ms:
                return
            time.sleep(0.01)
        raise AssertionError("the recording stands still")

    def close(self) -> None:
        self._recorder.terminate()
        self._recorder.wait()
        self._reader.join(2)
        self._recorder.stdout.close()


@dataclass(frozen=True)
class Places:
    """The folders of a computer of our own."""

    home: Path
    runtime: Path

    @property
    def socket(self) -> Path:
        return self.runtime / "native"

    def settle(self, environment: pytest.MonkeyPatch) -> None:
        """Keep everything that is started from now on away from the home folder and a real sound server."""
        environment.setenv("HOME", str(self.home))
        environment.setenv("XDG_RUNTIME_DIR", str(self.runtime))
        environment.setenv("PULSE_RUNTIME_PATH", str(self.runtime))
        environment.setenv("PULSE_SERVER", f"unix:{self.socket}")
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "DBUS_SESSION_BUS_ADDRESS"):
            environment.delenv(name, raising=False)


def made_places(folder: Path) -> Places:
    places = Places(folder / "home", folder / "run")
    places.home.mkdir()
    places.runtime.mkdir(mode=0o700)
    return places


def started_sound_server(places: Places) -> "subprocess.Popen[bytes]":
    """Start a sound server with one loudspeaker, which nobody hears."""
    server = subprocess.Popen(
        [
            "pulseaudio",
            "-n",
            "--exit-idle-time=-1",
            "--daemonize=no",
            "-L",
            f"module-native-protocol-unix socket={places.socket} auth-anonymous=1",
            "-L",
            f"{NULL_SINK} sink_name=ear",
        ],
        stderr=subprocess.DEVNULL,
    )
    give_up = time.monotonic() + 5
    while not places.socket.exists():
        assert time.monotonic() < give_up, "the sound server doesn't start"
        time.sleep(0.01)
    return server


class SoundServer:
    """A sound server that a test can start, hang and end; the folders must be settled."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it with one loudspeaker."""
        self._server = started_sound_server(self._places)

    def end(self) -> None:
        """End it as a crash would."""
        if self._server:
            self._server.kill()
            self._server.wait()
        self._places.socket.unlink(missing_ok=True)

    def hang(self) -> None:
        self._server.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._server.send_signal(signal.SIGCONT)

    def plug_in(self, name: str) -> None:
        """Add a loudspeaker."""
        self._pactl("load-module", *NULL_SINK.split(), f"sink_properties=device.description={name}")

    def unplug(self, name: str) -> None:
        """Take a loudspeaker away."""
        modules = self._pactl("list", "short", "modules").splitlines()
        number = next(line.split()[0] for line in modules if f"device.description={name}" in line)
        self._pactl("unload-module", number)

    def mute(self, name: str) -> None:
        """Mute a loudspeaker."""
        sinks = self._pactl("list", "sinks").split("Sink #")[1:]
        number = next(sink.split()[0] for sink in sinks if f"Description: {name}\n" in sink)
        self._pactl("set-sink-mute", number, "1")

    def loudspeaker_in_use(self) -> str:
        """Return the name of the loudspeaker that is played on, else of the computer's own."""
        inputs = [line.split()[1] for line in self._pactl("list", "short", "sink-inputs").splitlines()]
        sinks = self._pactl("list", "sinks").split("Sink #")[1:]
        used = next((sink for sink in sinks if sink.split()[0] in inputs), sinks[0])
        return used.partition("Description: ")[2].splitlines()[0]

    def _pactl(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], capture_output=True, text=True, check=True, env=os.environ | {"LC_ALL": "C"}
        )
        return done.stdout


class Computer:
    """A computer with a loudspeaker, and an ear at it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self._server = self._new_server()
        self.ear = self._new_ear()

    def _new_server(self) -> "subprocess.Popen[bytes]":
        with pytest.MonkeyPatch.context() as environment:
            self.places.settle(environment)
            return started_sound_server(self.places)

    def _new_ear(self) -> Ear:
        recording = ["parec", "--device=ear.monitor", "--format=s16le", "--channels=1", "--latency-msec=10"]
        with pytest.MonkeyPatch.context() as environment:
            self.places.settle(environment)
            return Ear(subprocess.Popen([*recording, f"--rate={EAR_HZ}", "--raw"], stdout=subprocess.PIPE))

    def listen(self) -> Ear:
        """Return an ear that hears now; what a busy machine has taken sound, or life, from is replaced."""
        try:
            self.ear.wait_until(time.monotonic() * 1000)
        except AssertionError:
            self.ear.close()
            if self._server.poll() is not None:
                for left in (self.places.socket, self.places.runtime / "pid"):
                    left.unlink(missing_ok=True)
                self._server = self._new_server()
            self.ear = self._new_ear()
            self.ear.wait_until(time.monotonic() * 1000)
        return self.ear

    def close(self) -> None:
        self.ear.close()
        self._server.terminate()
        self._server.wait()


@pytest.fixture(scope="session")
def _computer_with_sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    """Start the sound server and the recorder once: the recorder's first sound comes after two seconds."""
    computer = Computer(made_places(tmp_path_factory.mktemp("loudspeaker")))
    yield computer
    computer.close()


@pytest.fixture(autouse=True)
def quiet_computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """A computer without a sound server, for every test that doesn't ask for an ear."""
    places = made_places(tmp_path)
    places.settle(monkeypatch)
    return places


@pytest.fixture
def ear(_computer_with_sound, monkeypatch: pytest.MonkeyPatch) -> Ear:
    """Listen to the loudspeaker of a computer that has one."""
    _computer_with_sound.places.settle(monkeypatch)
    return _computer_with_sound.listen()
