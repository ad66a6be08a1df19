/** What a careful lawyer does in every matter, as the Standard has it: pure, importable without a browser. */
export { copiesOf, goneBlobs, namedBlobs, originalsOwed, type CopyState, type Retention } from './copies.js';
export { ACTION_POINTS, OWN_POINTS, PAPER_POINTS } from './action-points.js';
export { comparePartyNames, type Comparison, type Reason } from './compare.js';
export { addDays } from './days.js';
export { upcomingDeadlines, type Deadline, type DeadlineKind } from './deadlines.js';
export { isWorkingDay } from './working-days.js';
export { digitsOf, partiesOf, type RecordedParty } from './parties.js';
export { PartyIndex, type ConflictAnswer, type ConflictHit, type Sought } from './party-index.js';
export { keptUntil, RETENTION_YEARS, yearsLater } from './retention.js';
export { maySameIssue } from './same-issue.js';
export { missingSteps, STEP_GROUPS, STEP_RULES, stepsOf, type Step, type StepGroup, type StepRule } from './steps.js';
