package dev.keadm.windows.host.preflight;

import dev.keadm.preflight.Check;
import dev.keadm.preflight.Finding;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Until when Microsoft gives security updates, by its page <i>Windows lifecycle</i>. */
record SupportCheck(InstalledWindows windows, Clock clock) implements Check {
    private static final int SOON_DAYS = 180;

    @Override
    public String id() {
        return "windows-support";
    }

    @Override
    public List<Finding> run() {
        return ends().map(this::finding).stream().toList();
    }

    private Finding finding(LocalDate end) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        String name = windows.release().name();
        if (today.isAfter(end)) {
            return Finding.warning(id(), name + " has had no security updates since " + end + ".", "Upgrade Windows.");
        }
        return today.plusDays(SOON_DAYS).isAfter(end)
                ? Finding.warning(id(), name + " gets security updates until " + end + " only.", "Plan its upgrade.")
                : Finding.ok(id(), name + " gets security updates until " + end + ".");
    }

    private Optional<LocalDate> ends() {
        if (windows.server()) {
            return server();
        }
        return windows.longTerm() ? longTerm() : client();
    }

    private Optional<LocalDate> server() {
        return switch (windows.build()) {
            case 14393 -> on(2027, 1, 12);
            case 17763 -> on(2029, 1, 9);
            case 20348 -> on(2031, 10, 14);
            case 25398 -> on(2025, 10, 24);
            case 26100 -> on(2034, 10, 10);
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> longTerm() {
        return switch (windows.build()) {
            case 17763 -> on(2029, 1, 9);
            case 19044 -> windows.edition().startsWith("IoT") ? on(2032, 1, 13) : on(2027, 1, 12);
            case 26100 -> windows.edition().startsWith("IoT") ? on(2034, 10, 10) : on(2029, 10, 9);
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> client() {
        boolean pro = windows.edition().startsWith("Professional") || windows.home();
        return switch (windows.build()) {
            case 19041, 19042, 19043, 19044, 19045 -> on(2025, 10, 14);
            case 22000 -> pro ? on(2023, 10, 10) : on(2024, 10, 8);
            case 22621 -> pro ? on(2024, 10, 8) : on(2025, 10, 14);
            case 22631 -> pro ? on(2025, 11, 11) : on(2026, 11, 10);
            case 26100 -> pro ? on(2026, 10, 13) : on(2027, 10, 12);
            case 26200 -> pro ? on(2027, 10, 12) : on(2028, 10, 10);
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> on(int year, int month, int day) {
        return Optional.of(LocalDate.of(year, month, day));
    }
}
