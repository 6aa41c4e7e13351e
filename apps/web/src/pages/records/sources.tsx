import type { RecordAnswer } from '../../api/queries.ts';
import { shown } from '../../parts/dates.ts';
import { fieldName } from '../../parts/fields.ts';
import { usePartyName } from '../../parts/names.tsx';
import { Nothing, Part } from '../../parts/page.tsx';

const RELIABILITY: Readonly<Record<string, string>> = {
  A: 'reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};
const CREDIBILITY: Readonly<Record<string, string>> = {
  1: 'confirmed',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};

export function Sources({ record }: { readonly record: RecordAnswer }) {
  const nameOf = usePartyName();
  const { sources } = record;
  return (
    <Part title="Sources">
      {sources.length === 0 ? (
        <Nothing>Nothing was recorded of it: what is shown is from the built-in list of States.</Nothing>
      ) : (
        <div className="wide">
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">No.</th>
                <th scope="col">Source</th>
                <th scope="col">Published</th>
                <th scope="col">How</th>
                <th scope="col">Grade</th>
                <th scope="col">Speaks for</th>
              </tr>
            </thead>
            <tbody>
              {sources.map(
                ({
                  id,
                  publisher,
                  title,
                  url,
                  via,
                  publishedOn,
                  attribution,
                  wording,
                  reliability,
                  credibility,
                  fields,
                  repeats,
                }) => (
                  <tr key={id} id={`source-${id}`} className="source">
                    <td>{id}</td>
                    <td>
                      <bdi>{publisher}</bdi>
                      {(title ?? url) !== null && (
                        <div className="small">
                          {url === null ? (
                            <bdi>{title}</bdi>
                          ) : (
                            <a href={url} className="link" rel="noreferrer noopener" target="_blank">
                              <bdi>{title ?? url}</bdi>
                            </a>
                          )}
                        </div>
                      )}
                      {via !== null && via.length > 0 && <div className="quiet small">by way of {via.join(', ')}</div>}
                      {repeats !== null && <div className="quiet small">only repeats {repeats}</div>}
                    </td>
                    <td>{publishedOn === null ? <span className="quiet">–</span> : shown(publishedOn)}</td>
                    <td>
                      {attribution}
                      {wording !== null && (
                        <div className="small">
                          “<bdi>{wording}</bdi>”
                        </div>
                      )}
                    </td>
                    <td>
                      {reliability === null && credibility === null ? (
                        <span className="quiet">not graded</span>
                      ) : (
                        <>
                          {reliability}
                          {credibility}
                          <div className="quiet small">
                            {[RELIABILITY[reliability ?? ''], CREDIBILITY[credibility ?? '']].filter(Boolean).join(', ')}
                          </div>
                        </>
                      )}
                    </td>
                    <td className="small">
                      {fields === null ? 'what it was given with' : fields.map((field) => fieldName(field, nameOf)).join('; ')}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );
}
