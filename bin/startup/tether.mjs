// Preloaded into a child that has a group of its own: it must not outlive a parent that was killed.
if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
