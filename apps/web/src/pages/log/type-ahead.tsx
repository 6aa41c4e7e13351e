import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import type { Picked } from '../../parts/picked.ts';

export interface Choice extends Picked {
  /** Told beside it, in small. */
  readonly aside?: string;
}

interface TypingAhead {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly picked: Picked | null;
  /** What is found by what is typed. */
  readonly found: readonly Choice[];
  readonly onSearch?: (q: string) => void;
  readonly onPick: (picked: Picked | null) => void;
  /** Made on the spot, of what is typed. Never chosen by leaving the field. */
  readonly offers?: readonly { readonly name: (q: string) => string; readonly take: (q: string) => void }[];
}

/**
 * One is found as one types: the first is marked, Enter or Tab takes it, Escape leaves it. What was picked stays until
 * another is, or the field is emptied.
 */
export function TypeAhead({ picked, found, onSearch, onPick, offers = [], ...field }: TypingAhead) {
  const [q, setQ] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const isTyping = q !== null && q.trim() !== '';
  const offered = isTyping ? offers : [];
  const shown = combobox.dropdownOpened ? found : [];
  const first = shown[0]?.value ?? offered.length;
  useEffect(() => {
    if (isTyping) combobox.selectFirstOption();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- marked anew when what is first becomes another
  }, [first, isTyping, q]);

  const type = (text: string): void => {
    setQ(text);
    onSearch?.(text);
    combobox.openDropdown();
  };
  const done = (): void => {
    setQ(null);
    onSearch?.('');
    combobox.closeDropdown();
  };
  const take = (value: string): void => {
    const offer = /^offer (\d+)$/.exec(value)?.[1];
    const typed = (q ?? '').trim();
    done();
    if (offer !== undefined) offers[Number(offer)]!.take(typed);
    else onPick(found.find((each) => each.value === value) ?? null);
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...field}
          role="combobox"
          autoComplete="off"
          dir="auto"
          value={q ?? picked?.label ?? ''}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Tab' && !event.shiftKey && isTyping && shown.length > 0) combobox.clickSelectedOption();
            if (event.key === 'Escape') done();
          }}
          onBlur={() => {
            if (q === '' && picked !== null) onPick(null);
            done();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={shown.length === 0 && offered.length === 0}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {shown.map(({ value, label, aside }) => (
            <Combobox.Option key={value} value={value} active={value === picked?.value}>
              <bdi>{label}</bdi>
              {aside !== undefined && aside !== '' && <span className="quiet small"> {aside}</span>}
            </Combobox.Option>
          ))}
          {offered.map(({ name }, n) => (
            <Combobox.Option key={name('')} value={`offer ${n}`} className="offer">
              {name(q!.trim())}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
