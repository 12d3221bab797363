package dev.keadm.edgecore.hosting;

import dev.keadm.windows.eventlog.EventLog;
import dev.keadm.windows.service.HostedService;

/** A life under the service control manager. */
record ServiceLife(HostedService.Session session, ServiceWords words) implements Life {
    @Override
    public void progress() {
        session.progress();
    }

    @Override
    public void running(String sentence) {
        session.running();
        words.tell(EventLog.Kind.INFORMATION, ServiceWords.RUNNING, sentence);
    }

    @Override
    public void awaitStop() throws InterruptedException {
        session.awaitStop();
    }

    @Override
    public void stopped(String sentence) {
        ServiceWords.log().info(sentence);
        words.tell(EventLog.Kind.INFORMATION, ServiceWords.STOPPED, sentence);
    }

    @Override
    public void failed(String sentence) {
        ServiceWords.log().error(sentence);
        words.tell(EventLog.Kind.ERROR, ServiceWords.FAILED, sentence);
    }
}
