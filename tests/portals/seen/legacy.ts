import { open } from '../kit/contract.js';
import { headDecoys, together } from '../kit/decoys.js';
import { lang, t } from '../kit/words.js';
import '../kit/page.css';

/** The shell of an old system: a menu, and the form in a frame. The frame's own page answers for the form. */
const head = headDecoys();
const frame = document.createElement('iframe');
frame.name = 'main';
frame.title = t('Рабочая область', 'Жұмыс аймағы');
frame.style.cssText = 'width: 100%; height: 1400px; border: 0';
frame.src = `./legacy-form.html?lang=${lang}`;
document.querySelector('#app')?.append(head.element, frame);

const inside = (): Window | null => frame.contentWindow;
frame.addEventListener('load', () => {
	open(
		() => ({ ...inside()?.portalState(), ...together(head) }),
		(record) => inside()?.portalTruth(record) ?? {}
	);
	const own = Object.getOwnPropertyDescriptor(window, 'portalSubmits')?.value as number;
	Object.defineProperty(window, 'portalSubmits', { get: () => own + (inside()?.portalSubmits ?? 0) });
});
