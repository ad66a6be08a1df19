import '@angular/compiler';
import { Component, inject, Injectable, provideZonelessChangeDetection } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { DateAdapter, MAT_DATE_FORMATS, MAT_DATE_LOCALE, NativeDateAdapter } from '@angular/material/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { bootstrapApplication } from '@angular/platform-browser';
import { code, time } from '../kit/cut.js';
import { open, sent } from '../kit/contract.js';
import { captcha, headDecoys, together } from '../kit/decoys.js';
import { basesInShort, categories, codesOf, heading, kinds, lang, t, type Option } from '../kit/words.js';
import '../../../node_modules/@angular/material/prebuilt-themes/indigo-pink.css';
import '../kit/page.css';

/** Angular with Material: reactive forms, its own selects and calendars, radio buttons for column 5, h:mm typed. */
const two = (number: number) => String(number).padStart(2, '0');

class DottedDates extends NativeDateAdapter {
	override parse(value: unknown): Date | null {
		const found = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(typeof value === 'string' ? value : '');
		if (!found) return typeof value === 'string' && value.trim() !== '' ? this.invalid() : null;
		return new Date(Number(found[3]), Number(found[2]) - 1, Number(found[1]));
	}
	override format(date: Date, display: object): string {
		return 'day' in display
			? `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`
			: super.format(date, display);
	}
	override getFirstDayOfWeek(): number {
		return 1;
	}
}
Injectable()(DottedDates);

const form = new FormGroup({
	appealDate: new FormControl<Date | null>(null),
	personName: new FormControl(''),
	personIin: new FormControl(''),
	personBirth: new FormControl<Date | null>(null),
	docType: new FormControl(''),
	docNo: new FormControl(''),
	docDate: new FormControl<Date | null>(null),
	docIssuer: new FormControl(''),
	aidType: new FormControl(''),
	matter: new FormControl(''),
	category: new FormControl(''),
	spent: new FormControl(''),
	advocate: new FormControl(''),
	chamber: new FormControl(''),
	remark: new FormControl(t('принято по телефону', 'телефон арқылы қабылданды'))
});

const field = (name: string, label: string, control: string) =>
	`<div class="row" data-k="${name}"><mat-form-field style="width: 100%"><mat-label>${label}</mat-label>${control}</mat-form-field></div>`;
const input = (name: string, label: string, attributes = '') =>
	field(name, label, `<input matInput formControlName="${name}" ${attributes}>`);
const date = (name: string, label: string) =>
	field(
		name,
		label,
		`<input matInput formControlName="${name}" [matDatepicker]="${name}"><mat-hint>дд.мм.гггг</mat-hint><mat-datepicker-toggle matIconSuffix [for]="${name}"></mat-datepicker-toggle><mat-datepicker #${name}></mat-datepicker>`
	);
const select = (name: string, label: string, options: readonly Option[]) =>
	field(
		name,
		label,
		`<mat-select formControlName="${name}">${options.map(({ value, text }) => `<mat-option value="${value}">${text}</mat-option>`).join('')}</mat-select>`
	);

class Page {
	readonly form = form;
	readonly dates = inject(DateAdapter);
	send(): void {
		sent();
	}
}
const PageComponent = Component({
	selector: 'portal-page',
	imports: [
		ReactiveFormsModule,
		MatFormFieldModule,
		MatInputModule,
		MatSelectModule,
		MatDatepickerModule,
		MatRadioModule,
		MatButtonModule
	],
	template: `<form [formGroup]="form" (ngSubmit)="send()">
		<h3>${t('Обращение', 'Өтініш')}</h3>
		${date('appealDate', t('Дата обращения', 'Өтініш берген күні'))}
		${input('personName', t('ФИО обратившегося', 'Өтініш берушінің аты-жөні'))}
		${input('personIin', t('ИИН', 'ЖСН'), 'maxlength="12"')}
		${date('personBirth', t('Дата рождения', 'Туған күні'))}
		<h3>${t('Документ, являющийся основанием', 'Негіз болып табылатын құжат')}</h3>
		${select('docType', t('Наименование документа', 'Құжат атауы'), basesInShort)}
		${input('docNo', t('Номер', 'Нөмірі'))}
		${date('docDate', t('Дата', 'Күні'))}
		${input('docIssuer', t('Кем вынесен (выдан)', 'Кім шығарды (берді)'))}
		<h3>${t('Помощь', 'Көмек')}</h3>
		<div class="row" data-k="aidType"><span id="aid-label">${t('Вид оказанной гарантированной государством юридической помощи', 'Көрсетілген мемлекет кепілдік берген заң көмегінің түрі')}</span>
			<mat-radio-group formControlName="aidType" aria-labelledby="aid-label">${kinds.map(({ value, text }) => `<mat-radio-button value="${value}">${text}</mat-radio-button>`).join('')}</mat-radio-group></div>
		${field('matter', heading(4), '<textarea matInput formControlName="matter" rows="4"></textarea>')}
		${select('category', t('Категория дела', 'Іс санаты'), categories)}
		${input('spent', t('Затраченное время (чч:мм)', 'Жұмсалған уақыт (сс:мм)'), 'placeholder="00:00"')}
		<h3>${t('Адвокат', 'Адвокат')}</h3>
		${input('advocate', t('Фамилия, имя, отчество адвоката', 'Адвокаттың тегі, аты, әкесінің аты'))}
		${input('chamber', t('Коллегия адвокатов', 'Адвокаттар алқасы'))}
		${input('remark', t('Отметка', 'Белгі'))}
		<button mat-flat-button type="submit">${t('Отправить', 'Жіберу')}</button>
	</form>`
})(Page);

const head = headDecoys();
const foot = captcha();
const root = document.querySelector('#app');
root?.before(head.element);
root?.after(foot.element);
root?.append(document.createElement('portal-page'));
await bootstrapApplication(PageComponent, {
	providers: [
		provideZonelessChangeDetection(),
		{ provide: MAT_DATE_LOCALE, useValue: lang === 'kk' ? 'kk-KZ' : 'ru-KZ' },
		{ provide: DateAdapter, useClass: DottedDates },
		{
			provide: MAT_DATE_FORMATS,
			useValue: {
				parse: { dateInput: {} },
				display: {
					dateInput: { day: '2-digit' },
					monthYearLabel: { year: 'numeric', month: 'short' },
					dateA11yLabel: { year: 'numeric', month: 'long' },
					monthYearA11yLabel: { year: 'numeric', month: 'long' }
				}
			}
		}
	]
});

const plain = (value: string | Date | null): string =>
	value instanceof Date
		? Number.isNaN(value.getTime())
			? 'invalid'
			: `${value.getFullYear()}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
		: (value ?? '');
open(
	() => ({
		...Object.fromEntries(Object.entries(form.getRawValue()).map(([key, value]) => [key, plain(value)])),
		...together(head, foot)
	}),
	(record) => ({
		appealDate: record.applicationDate,
		docType: code(record.basisKind, codesOf(basesInShort)),
		docNo: record.basisNumber,
		docDate: record.basisDate,
		docIssuer: record.basisBody,
		aidType: code(record.assistanceKind, codesOf(kinds)),
		matter: record.essenceForPortal,
		category: code(record.category, codesOf(categories)),
		spent: time.clock(record.minutes, 2),
		advocate: record.lawyerName,
		chamber: record.barAssociation
	})
);
