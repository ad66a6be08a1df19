import fc from 'fast-check';

/**
 * Property tests draw the same cases at each run, so that a change is judged
 * by what it changed. `FC_SEED=random npm run test:unit` explores with new
 * ones, `FC_SEED=<number>` with those of a seed that was printed; what such a
 * run finds is kept as a test of its own.
 */
const asked = process.env.FC_SEED ?? '20261122';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
