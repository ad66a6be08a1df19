/** Light or dark: as the device has it, unless the lawyer chose. */
const LOOKS = ['auto', 'light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

/** Where the choice is remembered, on this device: one of three words and nothing else. */
const REMEMBERED = 'tizilim-look';
/** The colours of the paper, for the bar that the phone draws around the app. */
const PAPER = { light: '#fbfaf6', dark: '#14181b' } as const;

let current = $state<Look>('auto');

export const getLook = (): Look => current;

/** Turns at once and remembers the choice on this device. */
export function setLook(look: Look): void {
	show(look);
	try {
		localStorage.setItem(REMEMBERED, look);
	} catch {
		// A browser that keeps nothing (private window, blocked storage): the choice holds until it is closed.
	}
}

/** Shows what was chosen before; called once, when the page is there. */
export function restoreLook(): void {
	try {
		const remembered = localStorage.getItem(REMEMBERED);
		show(LOOKS.find((look) => look === remembered) ?? 'auto');
	} catch {
		// No storage here: the device decides.
	}
}

function show(look: Look): void {
	current = look;
	document.documentElement.dataset['look'] = look;
	for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
		const own = bar.media.includes('dark') ? 'dark' : 'light';
		bar.content = PAPER[look === 'auto' ? own : look];
	}
}
