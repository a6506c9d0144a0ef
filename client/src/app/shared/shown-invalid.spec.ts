import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl } from '@angular/forms';
import { required } from './field-rules';
import { shownInvalid } from './shown-invalid';

@Component({
  template: `{{ isShownInvalid() ? 'wrong' : 'right' }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Child {
  readonly control = input.required<FormControl<string>>();
  protected readonly isShownInvalid = shownInvalid(this.control);
}

describe('shownInvalid', () => {
  it('follows a control that its form changes, though nothing else refreshes the component', async () => {
    const control = new FormControl('', { nonNullable: true, validators: required('Enter it.') });
    const fixture = TestBed.createComponent(Child);
    const text = () => (fixture.nativeElement as HTMLElement).textContent;
    fixture.componentRef.setInput('control', control);
    await fixture.whenStable();
    expect(text()).toBe('right');
    control.markAsTouched();
    control.markAsDirty();
    await fixture.whenStable();
    expect(text()).toBe('wrong');
    control.setValue('typed');
    await fixture.whenStable();
    expect(text()).toBe('right');
  });
});
