import { runCli } from './cli/run-cli.ts';

// `node src/main.ts worker`: what service managers and containers start. The same as `onrecord start worker`.
await runCli(['start', ...process.argv.slice(2)]);
