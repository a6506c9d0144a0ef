import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, type TestRequest, provideHttpClientTesting } from '@angular/common/http/testing';
import { aCategory, aUser } from '../../testing/factories';
import { Session } from '../shared/session/session';
import { Toasts } from '../shared/toasts';
import { CategoryStore } from './category-store';

const URL = '/api/ledgers/ledger-1/categories';
const food = aCategory({ id: 'food', name: 'Food' });
const rent = aCategory({ id: 'rent', name: 'Rent' });
const travel = aCategory({ id: 'travel', name: 'Travel' });
const LIST = [food, rent, travel];
const TOP = LIST.map(({ id }) => id);

let http: HttpTestingController;
let store: CategoryStore;
let toasts: Toasts;

/** Lets answers reach those who wait for them, and the store ask what it asks next. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  TestBed.inject(ApplicationRef).tick();
}

async function answer(request: TestRequest, body: object | null): Promise<void> {
  request.flush(body);
  await settle();
}

const shown = () => store.items()?.map(({ id }) => id);
const orderRequest = () => http.expectOne({ method: 'PUT', url: `${URL}/order` });
const listRequest = () => http.expectOne({ method: 'GET', url: URL });
const ids = (request: TestRequest) => (request.request.body as { ids: string[] }).ids;

beforeEach(async () => {
  TestBed.configureTestingModule({
    providers: [CategoryStore, provideHttpClient(), provideHttpClientTesting()],
  });
  http = TestBed.inject(HttpTestingController);
  TestBed.inject(Session).begin(aUser());
  store = TestBed.inject(CategoryStore);
  toasts = TestBed.inject(Toasts);
  await settle();
  await answer(listRequest(), { items: LIST });
});

afterEach(() => http.verify());

describe('a category that is moved', () => {
  it('stands at its new place before the server has saved it', async () => {
    void store.move(food, TOP, 1);
    expect(shown()).toEqual(['rent', 'food', 'travel']);
    const request = orderRequest();
    expect(ids(request)).toEqual(['rent', 'food', 'travel']);
    await answer(request, { items: [] });
    await answer(listRequest(), { items: [rent, food, travel] });
  });

  it('is saved once more when it was moved on meanwhile, and only as it stands last', async () => {
    void store.move(food, ['food', 'rent', 'travel'], 1);
    void store.move(food, ['rent', 'food', 'travel'], 2);
    void store.move(rent, ['rent', 'travel', 'food'], 1);
    await answer(orderRequest(), { items: [] });
    const second = orderRequest();
    expect(ids(second)).toEqual(['travel', 'rent', 'food']);
    await answer(second, { items: [] });
    await answer(listRequest(), { items: [travel, rent, food] });
  });

  it('does not jump back when an older list arrives while it is saved', async () => {
    void store.move(food, TOP, 1);
    await answer(orderRequest(), { items: [] });
    const older = listRequest();
    void store.move(food, ['rent', 'food', 'travel'], 2);
    await answer(older, { items: [rent, food, travel] });
    expect(shown()).toEqual(['rent', 'travel', 'food']);
    await answer(orderRequest(), { items: [] });
    expect(shown()).toEqual(['rent', 'travel', 'food']);
    await answer(listRequest(), { items: [rent, travel, food] });
  });

  it('goes back as far as it came, with one undo for all its steps', async () => {
    void store.move(food, ['food', 'rent', 'travel'], 1);
    await answer(orderRequest(), { items: [] });
    await answer(listRequest(), { items: [rent, food, travel] });
    void store.move(food, ['rent', 'food', 'travel'], 2);
    await answer(orderRequest(), { items: [] });
    await answer(listRequest(), { items: [rent, travel, food] });
    expect(toasts.toasts().map(({ text }) => text)).toEqual(['“Food” is moved.']);

    const toast = toasts.latestUndoable();
    if (toast) void toasts.undo(toast);
    const undo = orderRequest();
    expect(ids(undo)).toEqual(['food', 'rent', 'travel']);
    await answer(undo, { items: [] });
    await answer(listRequest(), { items: LIST });
  });

  it('is back at its place, and the person told, when the server does not take it', async () => {
    void store.move(food, TOP, 2);
    orderRequest().flush({ code: 'x', title: 'No' }, { status: 500, statusText: 'x' });
    await settle();
    expect(shown()).toEqual(TOP);
    expect(toasts.toasts()[0]).toMatchObject({ tone: 'danger', text: expect.stringContaining('could not be moved') });
    await answer(listRequest(), { items: LIST });
  });
});

describe('a category that is deleted though nobody uses it', () => {
  it('comes back by its undo as it was, where it was, with those below it', async () => {
    const child = aCategory({ id: 'hotel', parentId: 'rent' });
    store.reload();
    await settle();
    await answer(listRequest(), { items: [food, rent, child, travel] });
    void store.deleteUnused(rent);
    await answer(http.expectOne({ method: 'DELETE', url: `${URL}/rent` }), null);
    await answer(listRequest(), { items: [food, travel, { ...child, parentId: null }] });

    const toast = toasts.latestUndoable();
    if (toast) void toasts.undo(toast);
    const made = http.expectOne({ method: 'POST', url: URL });
    const { name, color, icon } = rent;
    expect(made.request.body).toEqual({ name, color, icon, parentId: null });
    await answer(made, { ...rent, id: 'rent-2' });
    const adopted = http.expectOne({ method: 'PATCH', url: `${URL}/hotel` });
    expect(adopted.request.body).toEqual({ parentId: 'rent-2' });
    await answer(adopted, child);
    const order = orderRequest();
    expect(ids(order)).toEqual(['food', 'rent-2', 'hotel', 'travel']);
    await answer(order, { items: [] });
    await answer(listRequest(), { items: [] });
  });
});

describe('a change of a category', () => {
  it('takes back only what it changed', async () => {
    void store.update(food, { name: 'Groceries' }, ({ name }) => name);
    await answer(http.expectOne({ method: 'PATCH', url: `${URL}/food` }), { ...food, name: 'Groceries' });
    expect(store.items()?.[0]?.name).toBe('Groceries');
    await answer(listRequest(), { items: LIST });
    const toast = toasts.latestUndoable();
    if (toast) void toasts.undo(toast);
    const undo = http.expectOne({ method: 'PATCH', url: `${URL}/food` });
    expect(undo.request.body).toEqual({ name: 'Food' });
    await answer(undo, food);
    await answer(listRequest(), { items: LIST });
  });

  it('of one that brought another one back puts both away again', async () => {
    const child = aCategory({ id: 'out', parentId: 'food', isArchived: true });
    store.reload();
    await settle();
    await answer(listRequest(), { items: [{ ...food, isArchived: true }, child, rent] });
    void store.bringBack(child);
    await answer(http.expectOne({ method: 'PATCH', url: `${URL}/out` }), { ...child, isArchived: false });
    await answer(listRequest(), { items: LIST });
    const toast = toasts.latestUndoable();
    if (toast) void toasts.undo(toast);
    const undo = http.expectOne({ method: 'PATCH', url: `${URL}/food` });
    expect(undo.request.body).toEqual({ isArchived: true });
    await answer(undo, food);
    await answer(listRequest(), { items: LIST });
  });
});
