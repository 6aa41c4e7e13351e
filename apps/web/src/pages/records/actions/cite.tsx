import { Button, Popover, SegmentedControl } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api } from '../../../api/client.ts';
import { type Clocks, useClocks } from '../../../api/clocks.ts';
import type { RecordAnswer, Records } from '../../../api/queries.ts';
import { notYet } from '../../../parts/page.tsx';

const FORMATS = [
  { value: 'text', label: 'Text' },
  { value: 'bibtex', label: 'BibTeX' },
  { value: 'csl-json', label: 'CSL-JSON' },
];

interface CiteOf {
  readonly records: Records;
  readonly record: RecordAnswer;
}

/** A citation of the record as it is shown, to copy: its address, what was known when, its revision and its hash. */
export function Cite({ records, record: { id, revision } }: CiteOf) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} width={460} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconQuote size={15} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          Cite
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="A citation of this record" maw="calc(100vw - 2rem)">
        {isOpen && <Citation records={records} id={id} revision={revision} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Citation({
  records,
  id,
  revision,
}: {
  readonly records: Records;
  readonly id: string;
  readonly revision: string | null;
}) {
  const [format, setFormat] = useState('text');
  const [copied, setCopied] = useState<'yes' | 'by hand' | null>(null);
  const text = useRef<HTMLPreElement>(null);
  const citation = useQuery(citationQuery(records, id, revision, format, useClocks()));
  const copy = async (): Promise<void> => {
    // Where the desk is not served over TLS a browser may have no clipboard: then it is marked, to be copied by hand.
    try {
      await navigator.clipboard.writeText(citation.data!);
      setCopied('yes');
    } catch {
      const range = document.createRange();
      range.selectNodeContents(text.current!);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      setCopied(document.execCommand('copy') ? 'yes' : 'by hand');
    }
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        data={FORMATS}
        value={format}
        onChange={(chosen) => {
          setFormat(chosen);
          setCopied(null);
        }}
        aria-label="Format of the citation"
      />
      {notYet(citation, 'the citation') ?? (
        // It scrolls, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="citation" ref={text} tabIndex={0} aria-label="The citation">
          {citation.data}
        </pre>
      )}
      <div className="action-bar">
        <Button size="compact-sm" disabled={citation.data === undefined} onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status" className="small quiet">
          {copied === 'yes' && 'Copied.'}
          {copied === 'by hand' && 'It is marked: Ctrl C copies it.'}
        </span>
      </div>
    </>
  );
}

const citationQuery = (records: Records, id: string, revision: string | null, format: string, clocks: Clocks) => ({
  queryKey: ['citation', records, id, revision, format, clocks],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    answered<string>(
      api.GET(`/v1/${records as 'meetings'}/{id}/citation`, {
        params: { path: { id }, query: { ...clocks, format: format as 'text' } },
        parseAs: 'text',
        signal,
      }),
    ).then((text) => (format === 'csl-json' ? JSON.stringify(JSON.parse(text), null, 1) : text)),
});
