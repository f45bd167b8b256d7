/**
 * What the operating system enforces and counts around a child process: {@link dev.tideline.engine.limit.MemoryGroup} is
 * a memory-limited control group that a process is started in, {@link dev.tideline.engine.limit.Swap} what may be paged
 * to, {@link dev.tideline.engine.limit.ProcessMemory} what a process really holds.
 *
 * <p>Decisions. A group is made before the process, and the process enters it before it becomes a JVM ({@code sh} writes
 * its own pid and then turns into the command), so that no page is charged elsewhere. The limit comes later, when the
 * process is ready and it is known what it needs for itself. Control groups are files: version 2 and 1 differ in names
 * and in where a child may be made, so both are a {@code Cgroup} with other {@code CgroupFiles}; without root, a scope of
 * the user's systemd makes the directory. Their names and those of swap files tell which process made them
 * ({@code OwnedName}), so that whatever a killed program left behind is found and removed by the next. Where version 2 does not hand the memory controller down yet,
 * it is told to, and that stays; a service that has its group to itself first steps aside into a {@code Leaf}. What is
 * counted is read through a {@code KernelFile} that stays open, from outside of the measured process, whose own threads
 * may be waiting for pages. Knows files, commands and nothing of networks, runs or DJL.
 */
package dev.tideline.engine.limit;
