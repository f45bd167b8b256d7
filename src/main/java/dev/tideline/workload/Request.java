package dev.tideline.workload;

import java.util.List;

/**
 * A set of networks on one or more images at one time. It becomes networks x images jobs: image by image, networks in
 * listed order.
 *
 * @param image a picture's absolute path, or one of {@link ShippedPictures}; empty means the default picture
 */
public record Request(long arrivalNs, List<String> networks, int images, String image) {
    public Request {
        networks = List.copyOf(networks);
        if (arrivalNs < 0) {
            throw new InvalidInput("arrival at " + arrivalNs + " ns; a request cannot arrive before 0.");
        }
        if (networks.isEmpty()) {
            throw new InvalidInput("a request without networks; name at least one.");
        }
        if (images < 1 || images > 1_000_000) {
            throw new InvalidInput("images is " + images + "; it must be from 1 to 1000000.");
        }
        long jobs = (long) networks.size() * images;
        if (jobs > Workload.MOST_JOBS) {
            throw new InvalidInput("a request for " + jobs + " jobs; at most " + Workload.MOST_JOBS + " can be run.");
        }
    }

    public int jobs() {
        return networks.size() * images;
    }
}
