package dev.keadm.cri;

import java.time.Clock;

class FakeCriTest extends CriContract {
    private final FakeCri cri = new FakeCri(Clock.systemUTC()).withImage("docker.io/local/busybox:1");

    @Override
    protected CriRuntime runtime() {
        return cri;
    }

    @Override
    protected CriImages images() {
        return cri;
    }

    @Override
    protected String image() {
        return "docker.io/local/busybox:1";
    }

    @Override
    protected String logDirectory() {
        return "/nowhere";
    }
}
