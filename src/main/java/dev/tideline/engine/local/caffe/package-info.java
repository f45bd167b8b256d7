/**
 * Trained weights in Caffe's model files, read from outside inward: {@link dev.tideline.engine.local.caffe.CaffeModel} is the
 * table of contents, {@link dev.tideline.engine.local.caffe.CaffeBlob} where one array lies, and its numbers are copied a
 * piece at a time and are never all in memory. Files come from anywhere: lengths, nesting and counts are checked before
 * anything is allocated. The messages are made from {@code caffe.proto}; nobody else sees them.
 */
package dev.tideline.engine.local.caffe;
