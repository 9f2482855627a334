import { startTestCluster } from './database.js';

/** Holds the test cluster until standard input ends; `npm test` runs it beside all spec files. */
const cluster = await startTestCluster();
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', () => {
  void cluster.stop();
});
