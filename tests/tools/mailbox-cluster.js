/**
 * Three nodes of a mailbox, the leader killed twice while two devices exchange:
 * `npm run mailbox:cluster [-- --parcels 1000]`. Says what was lost and doubled;
 * ends with 1 when anything was.
 */
import { runnerImport } from 'vite';

const { module } = await runnerImport('./tests/mailbox/cluster-run.ts');
const { report } = /** @type {typeof import('../mailbox/cluster-run.ts')} */ (module);
console.log(`sent     ${report.sent}`);
console.log(`lost     ${report.lost}`);
console.log(`doubled  ${report.doubled}`);
console.log(`strange  ${report.strange}`);
console.log(`leaders killed: ${report.killed.join(', ')}`);
process.exit(report.lost + report.doubled + report.strange > 0 ? 1 : 0);
