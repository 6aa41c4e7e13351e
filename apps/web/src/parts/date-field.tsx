import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { edtfOf, readingOf } from './dates.ts';

interface DateWritten {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

/** EDTF, with what it means in words. "today" and "3 May 2018" are rewritten when one goes on. */
export function DateField({ value, onChange, description, placeholder = '2018-05-03', error, ...field }: DateWritten) {
  const written = value.trim();
  const reading = readingOf(edtfOf(written, new Date()) ?? written);
  const rewrite = (): void => {
    const edtf = edtfOf(written, new Date());
    if (edtf !== null && edtf !== value) onChange(edtf);
  };
  return (
    <TextInput
      {...field}
      placeholder={placeholder}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onBlur={rewrite}
      onKeyDown={({ key }) => {
        // What sends the form reads what it says then.
        if (key === 'Enter') flushSync(rewrite);
      }}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        <span data-reading aria-live="polite">
          {written === '' ? (description ?? 'No day yet.') : (reading ?? 'This cannot be read as a date yet.')}
        </span>
      }
      error={error}
    />
  );
}
