import type { PortalRecord } from '#lib/bridge/index.js';
import { makePlan } from './plan/index.js';
import { optionFor } from './plan/options.js';
import { makeWriting } from './plan/writing.js';
import type { Profile } from './profile/schema.js';
import { scanDocument } from './scan/index.js';
import { resolveProfiles } from './scan/resolve.js';
import type { FillEnvironment, FillPlan } from './types.js';

/**
 * The fill engine: reads a form nobody knows, decides which column of a portal
 * record each field takes, and says how sure it is. It uses no extension API
 * and works on any document.
 */
export { CONFIDENT, makePlan, withChoices } from './plan/index.js';
export { profilesElsewhere } from './plan/by-profile.js';
export { MADE_OF, PLAIN_COLUMNS } from './plan/values.js';
export { compareProfiles, type ProfileChange } from './profile/compare.js';
export { lintProfile, type LintFinding } from './profile/lint.js';
export { checkProfile, exportProfile, readProfile, type ProfileRead } from './profile/read.js';
export type { Profile, ProfileField, ProfileForm } from './profile/schema.js';
export { taughtField, type Taught } from './profile/teach.js';
export { scanDocument } from './scan/index.js';
export { resolveProfiles } from './scan/resolve.js';
export type * from './types.js';
export { applyFill } from './write/index.js';

/**
 * Scans a document and plans how to fill it with a record. Touches nothing on
 * the page. Profiles of another origin than the document's are not used.
 */
export function planFill(
	document: Document,
	record: PortalRecord,
	profiles: readonly Profile[],
	environment: FillEnvironment = {}
): FillPlan {
	const scan = resolveProfiles(scanDocument(document, environment), document, profiles, environment);
	return {
		...makePlan(scan.form, record, profiles),
		scan,
		environment,
		writingFor: (field, target) => {
			const made = makeWriting(field, target, record, null);
			return made.kind === 'writing' ? made.writing : null;
		},
		optionFor: (column, texts) => optionFor(record, column, texts)
	};
}
