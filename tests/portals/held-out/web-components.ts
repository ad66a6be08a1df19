import '@material/web/select/outlined-select.js';
import '@material/web/select/select-option.js';
import '@material/web/textfield/outlined-text-field.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';
import '@shoelace-style/shoelace/dist/themes/light.css';
import { code, dotted, figure, time } from '../kit/cut.js';
import { open, sent } from '../kit/contract.js';
import { mute } from '../kit/names.js';
import { captcha, clientDecoys, headDecoys, together } from '../kit/decoys.js';
import { basesInShort, categories, codesOf, heading, kindsInLaw, t, type Option } from '../kit/words.js';
import '../kit/page.css';

/** Web components with their shadow roots: Shoelace and Material, some of them inside a component of the portal's own. */
const row = (name: string, html: string) => `<div class="row" data-k="${name}">${html}</div>`;
const material = (name: string, label: string, attributes = '') =>
	row(
		name,
		`<md-outlined-text-field name="${mute(name)}" label="${label}" style="width: 24rem" ${attributes}></md-outlined-text-field>`
	);
const shoelace = (name: string, label: string, attributes = '') =>
	row(name, `<sl-input name="${mute(name)}" label="${label}" ${attributes}></sl-input>`);

const aid = `<h3>${t('Сведения о помощи', 'Көмек туралы мәліметтер')}</h3>
	${row('kind', `<sl-radio-group name="${mute('kind')}" label="${t('Вид помощи', 'Көмек түрі')}">${kindsInLaw.map(({ value, text }) => `<sl-radio value="${value}">${text}</sl-radio>`).join('')}</sl-radio-group>`)}
	${row('category', `<sl-select name="${mute('category')}" label="${t('Категория правового вопроса', 'Құқықтық мәселенің санаты')}" placeholder="${t('Выберите', 'Таңдаңыз')}">${options('sl-option', categories)}</sl-select>`)}
	${row('essence', `<sl-textarea name="${mute('essence')}" label="${heading(4, true)}"></sl-textarea>`)}
	${shoelace('hours', t('Время занятости, часов', 'Айналысқан уақыты, сағат'), `type="number" step="0.01" help-text="${t('дробью, например 1,5', 'бөлшекпен, мысалы 1,5')}"`)}`;

/** The portal's own component: the second half of the form lies in its shadow. */
class AidCard extends HTMLElement {
	connectedCallback(): void {
		this.attachShadow({ mode: 'open' }).innerHTML = aid;
	}
}
customElements.define('aid-card', AidCard);

const head = headDecoys();
const client = clientDecoys();
const foot = captcha();
const app = document.querySelector<HTMLElement>('#app') ?? document.body;
app.innerHTML = `<h2>${t('Регистрация обращения', 'Өтінішті тіркеу')}</h2>
	${material('number', t('Номер по журналу', 'Журнал бойынша нөмірі'))}
	${shoelace('applied', t('Дата обращения', 'Өтініш күні'), 'type="date"')}
	${shoelace('person', t('Обратившееся лицо', 'Өтініш берген тұлға'))}
	${shoelace('born', t('Дата рождения', 'Туған күні'), 'type="date"')}
	<h3>${t('Основание', 'Негіздеме')}</h3>
	${row('basisKind', `<md-outlined-select name="${mute('basisKind')}" label="${t('Вид документа', 'Құжат түрі')}" style="width: 24rem">${options('md-select-option', basesInShort)}</md-outlined-select>`)}
	${material('basisNumber', t('Номер документа', 'Құжат нөмірі'))}
	${material('basisDate', t('Дата документа', 'Құжат күні'), 'placeholder="дд.мм.гггг"')}
	${material('basisBody', t('Орган, вынесший документ', 'Құжатты шығарған орган'))}
	<aid-card></aid-card>
	${shoelace('reply', t('Способ ответа', 'Жауап беру тәсілі'), `value="${t('лично', 'жеке')}"`)}
	<button type="button" id="send">${t('Зарегистрировать', 'Тіркеу')}</button>`;
app.before(head.element, client.element);
app.after(foot.element);
app.querySelector('#send')?.addEventListener('click', sent);

function options(tag: string, all: readonly Option[]): string {
	const inner = (text: string) => (tag === 'sl-option' ? text : `<div slot="headline">${text}</div>`);
	return all.map(({ value, text }) => `<${tag} value="${value}">${inner(text)}</${tag}>`).join('');
}

/** What the components themselves hold. */
const NAMES = [
	'number',
	'applied',
	'person',
	'born',
	'basisKind',
	'basisNumber',
	'basisDate',
	'basisBody',
	'kind',
	'category',
	'essence',
	'hours',
	'reply'
];
const valueOf = (name: string): string => {
	const inside = app.querySelector('aid-card')?.shadowRoot;
	const found: unknown = app.querySelector(`[name=${mute(name)}]`) ?? inside?.querySelector(`[name=${mute(name)}]`);
	const value: unknown = found instanceof HTMLElement && 'value' in found ? found.value : null;
	return typeof value === 'string' ? value : '';
};
await Promise.all(
	['sl-input', 'sl-select', 'sl-textarea', 'sl-radio-group', 'md-outlined-text-field', 'md-outlined-select'].map(
		(tag) => customElements.whenDefined(tag)
	)
);
open(
	() => {
		const values = Object.fromEntries(NAMES.map((name) => [name, valueOf(name)]));
		return { ...values, hours: figure(values['hours']), ...together(head, client, foot) };
	},
	(record) => ({
		number: record.number,
		applied: record.applicationDate,
		basisKind: code(record.basisKind, codesOf(basesInShort)),
		basisNumber: record.basisNumber,
		basisDate: dotted(record.basisDate),
		basisBody: record.basisBody,
		kind: code(record.assistanceKind, codesOf(kindsInLaw)),
		category: code(record.category, codesOf(categories)),
		essence: record.essenceForPortal,
		hours: time.decimal(record.minutes)
	})
);
