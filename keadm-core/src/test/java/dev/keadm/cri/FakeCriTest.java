package dev.keadm.cri;

import java.time.Clock;

class FakeCriTest extends CriContract {
    private final FakeCri cri = new FakeCri(Clock.systemUTC()).withImage("docker.io/local/busybox:1");

    @Override
    CriRuntime runtime() {
        return cri;
    }

    @Override
    CriImages images() {
        return cri;
    }

    @Override
    String image() {
        return "docker.io/local/busybox:1";
    }

    @Override
    String logDirectory() {
        return "/nowhere";
    }
}
