package dev.tideline.engine.remote;

import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.remote.proto.ProfileProgress;
import dev.tideline.engine.remote.proto.RunStatus;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.wire.Wire;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an agent measures its device. One thread. */
final class ProfileCourse implements Course {
    private final DeviceProfiler.Watcher watcher;
    private final List<MeasuredProfile> result = new ArrayList<>(1);
    private boolean over;
    private boolean stopped;
    private String failure = "";

    ProfileCourse(DeviceProfiler.Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public long events() {
        return 0;
    }

    @Override
    public void frame(WatchFrame frame) {
        if (frame.getStatus().getRefused()) {
            throw new InvalidInput(frame.getStatus().getMessage());
        }
        if (!frame.hasProfile()) {
            return;
        }
        ProfileProgress progress = frame.getProfile();
        watcher.progress(progress.getDoing(), progress.getShare());
        if (progress.hasResult()) {
            result.add(new MeasuredProfile(Wire.profile(progress.getResult()), progress.getWarningsList()));
            over = true;
        }
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void left(RunStatus last) {
        boolean byUser = last.getOutcome() == Proto.RunEnded.Outcome.OUTCOME_STOPPED
                && last.getState() == RunStatus.State.STATE_ENDED;
        end(byUser ? Outcome.STOPPED : Outcome.FAILED, last.getMessage());
    }

    @Override
    public void end(Outcome outcome, String message) {
        over = true;
        stopped = outcome == Outcome.STOPPED;
        failure = message;
    }

    /** Empty if it was stopped. @throws RemoteFailed if it came to no good end */
    Optional<MeasuredProfile> result() {
        if (result.isEmpty() && !stopped) {
            throw new RemoteFailed(failure);
        }
        return result.stream().findFirst();
    }
}
