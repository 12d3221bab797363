package dev.keadm.windows.network;

import java.io.IOException;

/** HNS' own interface, which is shaped like HTTP: {@code vmcompute.dll!HNSCall}. */
@FunctionalInterface
interface HnsCalls {
    /**
     * @param method {@code GET}, {@code POST} or {@code DELETE}
     * @param path {@code /networks/} or {@code /networks/<id>}, likewise {@code /endpoints/}
     * @param request JSON, or empty
     * @return JSON: {@code {"Success":true,"Output":…}} or {@code {"Success":false,"Error":"…"}}
     * @throws IOException when there is no answer at all
     */
    String call(String method, String path, String request) throws IOException, InterruptedException;
}
