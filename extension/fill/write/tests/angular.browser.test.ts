import '@angular/compiler';
import {
	ApplicationRef,
	Component,
	createComponent,
	EnvironmentInjector,
	provideZonelessChangeDetection,
	type ComponentRef
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { provideNativeDateAdapter } from '@angular/material/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { createApplication } from '@angular/platform-browser';
import { afterEach, expect, test } from 'vitest';
import { applyFill } from '../index.js';
import { until } from '../wait.js';
import { PATIENT, dayBack, endings, option, planByHand, text, the } from './by-hand.js';

const FAR = dayBack(3, 15);
const KINDS = ['Запрос', 'Қаулы (постановление)', 'Договор'];

/** A form as Angular keeps it; the decorator is called, as nothing compiles it here. */
class PortalForm {
	kinds = KINDS;
	form = new FormGroup({
		number: new FormControl('', { updateOn: 'blur' }),
		essence: new FormControl(''),
		kind: new FormControl(''),
		body: new FormControl(''),
		date: new FormControl<Date | null>(null),
		consent: new FormControl(''),
		agreed: new FormControl(false)
	});
}
const PortalFormComponent = Component({
	selector: 'portal-form',
	imports: [
		ReactiveFormsModule,
		MatAutocompleteModule,
		MatCheckboxModule,
		MatDatepickerModule,
		MatFormFieldModule,
		MatInputModule,
		MatRadioModule,
		MatSelectModule
	],
	providers: [provideNativeDateAdapter()],
	template: `<form [formGroup]="form">
		<mat-form-field><mat-label>Номер</mat-label><input matInput id="number" formControlName="number" /></mat-form-field>
		<textarea id="essence" formControlName="essence"></textarea>
		<mat-form-field><mat-label>Вид</mat-label><mat-select id="kind" formControlName="kind">
			@for (kind of kinds; track kind) { <mat-option [value]="kind">{{ kind }}</mat-option> }
		</mat-select></mat-form-field>
		<mat-form-field><mat-label>Орган</mat-label>
			<input matInput id="body" formControlName="body" [matAutocomplete]="auto" />
			<mat-autocomplete #auto="matAutocomplete">
				@for (kind of kinds; track kind) { <mat-option [value]="kind">{{ kind }}</mat-option> }
			</mat-autocomplete></mat-form-field>
		<mat-form-field><mat-label>Дата</mat-label>
			<input matInput id="date" readonly formControlName="date" [matDatepicker]="picker" />
			<mat-datepicker-toggle matIconSuffix [for]="picker"></mat-datepicker-toggle><mat-datepicker #picker></mat-datepicker>
		</mat-form-field>
		<mat-radio-group formControlName="consent"><mat-radio-button value="y">Иә</mat-radio-button>
			<mat-radio-button value="n">Жоқ</mat-radio-button></mat-radio-group>
		<mat-checkbox id="agreed" formControlName="agreed">Да</mat-checkbox>
	</form>`
})(PortalForm);

let shown: ComponentRef<PortalForm> | null = null;
let application: ApplicationRef | null = null;

async function show(): Promise<PortalForm> {
	const host = document.body.appendChild(document.createElement('portal-form'));
	application = await createApplication({ providers: [provideZonelessChangeDetection()] });
	shown = createComponent(PortalFormComponent, {
		environmentInjector: application.injector.get(EnvironmentInjector),
		hostElement: host
	});
	application.attachView(shown.hostView);
	shown.changeDetectorRef.detectChanges();
	await until(window, 3_000, () => document.querySelector('mat-select .mat-mdc-select-trigger'));
	return shown.instance;
}

afterEach(() => {
	application?.destroy();
	document.querySelector('portal-form')?.remove();
});

test('Angular with Material', async () => {
	const { form } = await show();
	const run = await applyFill(
		planByHand({
			number: { element: the('#number'), control: 'text', writing: text('127') },
			essence: { element: the('#essence'), control: 'textarea', writing: text('Суть') },
			kind: { element: the('#kind'), control: 'combobox', writing: option('Қаулы (постановление)') },
			body: { element: the('#body'), control: 'combobox', writing: option('Договор') },
			date: { element: the('#date'), control: 'calendar', writing: FAR.writing() },
			consent: { element: the('input[type=radio]'), control: 'radio-group', writing: option('Жоқ') },
			agreed: { element: the('#agreed input'), control: 'checkbox', writing: { how: 'check', checked: true } }
		}),
		[],
		PATIENT
	);
	expect(endings(run)).toEqual({
		number: 'written by sequence',
		essence: 'written by sequence',
		kind: 'written by option',
		body: 'written by option',
		date: 'written by calendar',
		consent: 'written by click',
		agreed: 'written by click'
	});
	const { date, ...rest } = form.getRawValue();
	expect(rest).toEqual({
		number: '127',
		essence: 'Суть',
		kind: KINDS[1],
		body: 'Договор',
		consent: 'n',
		agreed: true
	});
	expect(date?.toDateString()).toBe(FAR.shown);
});
