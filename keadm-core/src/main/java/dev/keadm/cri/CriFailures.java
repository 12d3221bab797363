package dev.keadm.cri;

import com.squareup.wire.GrpcException;
import dev.keadm.cri.CriException.Code;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Tells what went wrong in a call from the exception that OkHttp or Wire threw. */
final class CriFailures {
    private final CriEndpoint endpoint;

    CriFailures(CriEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    CriException of(String call, Duration deadline, IOException failure) {
        if (failure instanceof GrpcException grpc) {
            return refused(call, grpc);
        }
        if (failure instanceof InterruptedIOException) {
            return make(Code.DEADLINE_EXCEEDED, call, "no answer within " + seconds(deadline), failure);
        }
        Optional<IOException> notReached = notReached(failure);
        if (notReached.isPresent()) {
            String why = "nothing answers at " + endpoint + ": "
                    + notReached.get().getMessage()
                    + ". Start the container runtime, or give the endpoint that it listens at.";
            return make(Code.UNREACHABLE, call, why, failure);
        }
        String text = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        if (isForeign(failure, text)) {
            return make(Code.NOT_CRI, call, "what answers there does not speak CRI (" + text + ")", failure);
        }
        return make(Code.BROKEN, call, "the connection broke: " + text, failure);
    }

    /** OkHttp throws what its socket threw, or wraps it. */
    private static Optional<IOException> notReached(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ChannelSocket.NotReachedException notReached) {
                return Optional.of(notReached);
            }
        }
        return Optional.empty();
    }

    /**
     * No HTTP/2, or HTTP/2 without gRPC. "Required SETTINGS preface not received" is neither: nothing came before the end, as from
     * a runtime that goes down or is not up yet.
     */
    private static boolean isForeign(IOException failure, String text) {
        return failure instanceof ProtocolException
                || text.startsWith("expected gRPC but was HTTP")
                || text.startsWith("Expected a SETTINGS frame")
                || text.startsWith("FRAME_SIZE_ERROR");
    }

    private CriException refused(String call, GrpcException grpc) {
        Code code = switch (grpc.getGrpcStatus().getCode()) {
            case 1 -> Code.CANCELLED;
            case 2 -> Code.UNKNOWN;
            case 3 -> Code.INVALID_ARGUMENT;
            case 4 -> Code.DEADLINE_EXCEEDED;
            case 5 -> Code.NOT_FOUND;
            case 6 -> Code.ALREADY_EXISTS;
            case 7 -> Code.PERMISSION_DENIED;
            case 8 -> Code.RESOURCE_EXHAUSTED;
            case 9 -> Code.FAILED_PRECONDITION;
            case 12 -> Code.UNIMPLEMENTED;
            case 14 -> Code.UNAVAILABLE;
            default -> Code.OTHER;
        };
        String said = Objects.requireNonNullElse(
                grpc.getGrpcMessage(), grpc.getGrpcStatus().getName());
        return make(code, call, said, grpc);
    }

    private CriException make(Code code, String call, String detail, IOException cause) {
        String message = "CRI call " + call + " to the container runtime " + endpoint + " failed: " + detail;
        return new CriException(code, call, detail, message, cause);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
