import { open } from '../kit/contract.js';
import { lang, t } from '../kit/words.js';

/** A cabinet whose pages stand in a frame: the menu outside, the form of the annex inside. */
document.body.insertAdjacentHTML(
	'afterbegin',
	`<nav>
		<a href="#cabinet">${t('Личный кабинет', 'Жеке кабинет')}</a>
		<label>${t('Найти запись по №', 'Жазбаны № бойынша табу')} <input name="find" type="search"></label>
		<label>${t('Период с', 'Кезең басы')} <input name="from" type="date"></label>
		<label>${t('по', 'соңы')} <input name="to" type="date"></label>
	</nav>`
);
const decoys = [...document.querySelectorAll<HTMLInputElement>('nav input')];
const frame = document.createElement('iframe');
frame.title = t('Содержание', 'Мазмұны');
frame.style.cssText = 'width: 100%; height: 1200px; border: 0';
frame.src = `./registry-frame-form.html?lang=${lang}`;
document.querySelector('#app')?.append(frame);

const inside = (): Window | null => frame.contentWindow;
frame.addEventListener('load', () => {
	open(
		() => ({
			...inside()?.portalState(),
			...Object.fromEntries(decoys.map(({ name, value }) => [`nav:${name}`, value]))
		}),
		(record) => inside()?.portalTruth(record) ?? {}
	);
	const own = window.portalSubmits;
	Object.defineProperty(window, 'portalSubmits', { get: () => own + (inside()?.portalSubmits ?? 0) });
});
