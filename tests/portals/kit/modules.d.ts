/** Libraries that come without types, as far as the pages use them. */
declare module 'select2' {
	const select2: (root: Window, jquery: JQueryStatic) => JQueryStatic;
	export default select2;
}
declare module 'jquery-ui/ui/widgets/datepicker.js';
declare module 'jquery-ui/ui/i18n/datepicker-ru.js';
declare module 'jquery-ui/ui/i18n/datepicker-kk.js';
declare module 'inputmask' {
	export default class Inputmask {
		constructor(mask: string | { [setting: string]: unknown }, settings?: { [setting: string]: unknown });
		mask(element: Element): unknown;
	}
}
declare module 'flatpickr/dist/esm/l10n/ru.js' {
	export const Russian: Partial<import('flatpickr/dist/types/locale').Locale>;
}
declare module 'flatpickr/dist/esm/l10n/kz.js' {
	export const Kazakh: Partial<import('flatpickr/dist/types/locale').Locale>;
}
declare module '@ui5/webcomponents-localization/dist/generated/assets/cldr/kk.json' {
	const data: import('@ui5/webcomponents-base/dist/asset-registries/LocaleData.js').CLDRData;
	export default data;
}
declare module '@ui5/webcomponents-localization/dist/generated/assets/cldr/ru.json' {
	const data: import('@ui5/webcomponents-base/dist/asset-registries/LocaleData.js').CLDRData;
	export default data;
}
declare module 'fomantic-ui-css/components/transition.js';
declare module 'fomantic-ui-css/components/popup.js';
declare module 'fomantic-ui-css/components/dropdown.js';
declare module 'fomantic-ui-css/components/checkbox.js';
declare module 'fomantic-ui-css/components/calendar.js';
interface JQuery {
	dropdown(settings: { [setting: string]: unknown }): this;
	calendar(settings: { [setting: string]: unknown }): this;
	checkbox(settings: { [setting: string]: unknown }): this;
	selectpicker(settings: { [setting: string]: unknown }): this;
	select2(settings: { [setting: string]: unknown }): this;
	datepicker(settings: { [setting: string]: unknown }): this;
	datepicker(method: 'getDate'): Date | null;
}
declare module 'vanillajs-datepicker' {
	export class Datepicker {
		static locales: { [lang: string]: object };
		constructor(input: HTMLInputElement, options: { [option: string]: unknown });
		getDate(format: string): string | undefined;
	}
}
declare module 'vanillajs-datepicker/locales/kk' {
	const locale: { [lang: string]: object };
	export default locale;
}
declare module 'vanillajs-datepicker/locales/ru' {
	const locale: { [lang: string]: object };
	export default locale;
}
declare module 'bootstrap' {
	export const Dropdown: object;
}
declare module 'bootstrap-select';
declare module '@materializecss/materialize' {
	type Options = { [option: string]: unknown };
	export const Datepicker: { init(element: HTMLInputElement, options: Options): unknown };
	export const FormSelect: { init(element: HTMLSelectElement): unknown };
	export const CharacterCounter: { init(element: HTMLTextAreaElement): unknown };
	export const Collapsible: { init(element: HTMLElement | null, options: Options): unknown };
	export const Autocomplete: {
		init(
			element: HTMLInputElement,
			options: Options & { onAutocomplete: (chosen: { id: string; text: string }[]) => void }
		): unknown;
	};
}
