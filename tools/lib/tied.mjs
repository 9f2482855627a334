// Loaded before an application that `runApplication` starts: it ends when whoever started it is gone, and the channel
// that tells so does not keep it alive otherwise.
if (process.channel !== undefined) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
