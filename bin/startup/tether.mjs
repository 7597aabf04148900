// Preloaded into a child that has a group of its own: it must not outlive a parent that was killed.
// What that child forks inherits the preload, and must keep its own channel: workers that let go of it end before they begin.
if (process.channel && process.argv[1]?.endsWith("serve.ts")) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel.unref();
}
