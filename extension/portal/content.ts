import {
	resolveProfiles,
	scanDocument,
	type FillEnvironment,
	type FillRun,
	type Plan,
	type Scan
} from '../fill/index.js';
import { applyFill } from '../fill/write/index.js';
import { startPicking, type Picking } from '../picker/pick.js';
import { api } from '../shared/api.js';
import { exactOrigin } from '../shared/origin.js';
import { PORT_NAME, type FromPortal, type ToPortal } from '../shared/portal.js';
import { takeOver } from '../shared/take-over.js';
import { shadowRootOf } from './shadow-roots.js';
import { watchForms } from './watch.js';

/**
 * The script on a portal's page, brought in when the lawyer asks. It looks,
 * writes what the panel sent, and reports; it decides nothing, shows nothing
 * but the frame of a field that is pointed at, and speaks to the panel only.
 * It ends with its port.
 */
const environment: FillEnvironment = { shadowRootOf };

function serve(port: chrome.runtime.Port): void {
	let scan: Scan | null = null;
	let look = 0;
	let run: FillRun | null = null;
	let picking: Picking | null = null;
	let stopWatching = (): void => undefined;

	const say = (message: FromPortal): void => {
		port.postMessage(message);
	};
	const watch = (): void => {
		stopWatching();
		stopWatching = watchForms(document, () => say({ kind: 'changed' }));
	};

	const hear = async (message: ToPortal): Promise<void> => {
		switch (message.kind) {
			case 'hello':
				// The panel learns from the browser which document this is.
				await api.runtime.sendMessage({ kind: 'portal-here', nonce: message.nonce }).catch(() => undefined);
				return;
			case 'look':
				stopWatching();
				scan = resolveProfiles(scanDocument(document, environment), document, message.profiles, environment);
				look = message.look;
				say({ kind: 'seen', look, form: scan.form, focused: focusedField(scan) });
				watch();
				return;
			case 'write': {
				stopWatching();
				if (scan === null || message.look !== look) {
					say({ kind: 'failed', at: 'write' });
					return;
				}
				run = await applyFill({ ...onlySeen(message.plan, scan), scan, environment });
				const { fields, submitStopped, left } = run;
				say({ kind: 'report', look, report: { fields, submitStopped, left } });
				watch();
				return;
			}
			case 'undo':
				if (run === null) {
					say({ kind: 'failed', at: 'undo' });
					return;
				}
				stopWatching();
				say({ kind: 'undone', fields: await run.undo() });
				run = null;
				watch();
				return;
			case 'pick':
				picking?.stop();
				if (scan === null) {
					say({ kind: 'picked', field: null });
					return;
				}
				picking = startPicking(scan, (field) => say({ kind: 'picked', field }));
				return;
			case 'stop-picking':
				picking?.stop();
				return;
			case 'show': {
				const element = scan?.elements.get(message.field);
				element?.scrollIntoView({ block: 'center', behavior: 'instant' });
				return;
			}
		}
	};

	let turn: Promise<void> = Promise.resolve();
	port.onMessage.addListener((message: ToPortal) => {
		const work = (): Promise<void> =>
			hear(message).catch(() => {
				const at = message.kind === 'write' || message.kind === 'undo' ? message.kind : 'look';
				say({ kind: 'failed', at });
			});
		turn = turn.then(work);
	});
	port.onDisconnect.addListener(() => {
		picking?.stop();
		stopWatching();
		scan = null;
		run = null;
	});
}

/** A plan never reaches a field that this look did not find. */
function onlySeen(plan: Plan, scan: Scan): Plan {
	return { ...plan, fields: plan.fields.filter((field) => scan.elements.has(field.field)) };
}

/** The field that has the focus, also inside frames and shadow roots. */
function focusedField(scan: Scan): string | null {
	for (const [id, element] of scan.elements) {
		// Of its own frame or shadow root; other kinds of roots have no such thing.
		const { activeElement } = element.getRootNode() as Node & Partial<DocumentOrShadowRoot>;
		if (activeElement && activeElement.tagName !== 'BODY' && element.contains(activeElement)) return id;
	}
	return null;
}

const signal = takeOver('portal');
// A sandboxed document has the address of its site, and the origin of nobody.
if (exactOrigin(location.href) === self.origin) {
	const connected = (port: chrome.runtime.Port): void => {
		const { sender } = port;
		const ours = sender?.id === api.runtime.id && sender.url?.startsWith(api.runtime.getURL('')) === true;
		if (ours && port.name === PORT_NAME) serve(port);
	};
	api.runtime.onConnect.addListener(connected);
	signal.addEventListener('abort', () => api.runtime.onConnect.removeListener(connected));
}
