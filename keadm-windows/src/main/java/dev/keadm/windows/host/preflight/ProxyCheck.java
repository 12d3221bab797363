package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import dev.keadm.windows.registry.RegistryValue;
import dev.keadm.windows.registry.RegistryView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether Windows has a proxy that keadm and services do not learn of: they go by {@code HTTPS_PROXY}.
 *
 * @param environment of this process
 */
record ProxyCheck(RegistryView registry, Map<String, String> environment) implements Check {
    private static final String WIN_HTTP =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections";
    private static final int BINARY = 3;
    private static final int FLAGS = 8;
    private static final int NAMED_PROXY = 2;
    private static final int LENGTH = 12;
    private static final int TEXT = 16;

    @Override
    public String id() {
        return "proxy";
    }

    @Override
    public List<Finding> run() throws IOException {
        boolean known = environment.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("HTTPS_PROXY"));
        Optional<String> proxy = winHttp();
        return proxy.isEmpty() || known
                ? List.of()
                : List.of(Finding.warning(
                        id(),
                        "Windows is set to the proxy " + proxy.get() + " (netsh winhttp), and HTTPS_PROXY is not set.",
                        "If downloads need it, set HTTPS_PROXY and NO_PROXY for keadm join."));
    }

    /** What {@code netsh winhttp set proxy} writes: version, counter, flags, then the proxy's length and text. */
    private Optional<String> winHttp() throws IOException {
        Optional<RegistryValue> value = registry.read(WIN_HTTP, "WinHttpSettings");
        if (value.isEmpty() || !(value.get() instanceof RegistryValue.Other(int type, String hex)) || type != BINARY) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < TEXT || (bytes.getInt(FLAGS) & NAMED_PROXY) == 0) {
            return Optional.empty();
        }
        int length = bytes.getInt(LENGTH);
        return length <= 0 || length > bytes.limit() - TEXT
                ? Optional.empty()
                : Optional.of(new String(bytes.array(), TEXT, length, StandardCharsets.US_ASCII));
    }
}
