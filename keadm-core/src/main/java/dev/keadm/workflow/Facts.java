package dev.keadm.workflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The receipts of the steps so far, asked for by their type. */
public final class Facts {
    private static final Facts NONE = new Facts(Map.of());

    private final Map<Class<?>, Receipt> receipts;

    private Facts(Map<Class<?>, Receipt> receipts) {
        this.receipts = receipts;
    }

    public static Facts none() {
        return NONE;
    }

    /** Empty while the step that finds it out has not run. */
    public <R extends Receipt> Optional<R> find(Class<R> type) {
        return Optional.ofNullable(receipts.get(type)).map(type::cast);
    }

    /** These facts and one more, which takes the place of an older one of its type. */
    public Facts with(Receipt receipt) {
        Map<Class<?>, Receipt> more = new LinkedHashMap<>(receipts);
        more.put(receipt.getClass(), receipt);
        return new Facts(Map.copyOf(more));
    }
}
