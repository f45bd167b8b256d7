package dev.tideline.workload;

/**
 * One network on one image: one inference.
 *
 * @param number from 0 by (arrival time, order in the workload)
 * @param image which of its request's images, from 0
 * @param picture file name of the picture, empty for the default
 */
public record Job(int number, String network, int image, String picture, long arrivalNs) {}
