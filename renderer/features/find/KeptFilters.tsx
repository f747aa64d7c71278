import { Button, Select, TextInput } from 'nhsuk-react-components';
import { useState } from 'react';
import type { CaseFilters } from '../../../shared/contract/search.ts';
import { useCommand } from '../../api/useCommand.ts';
import { useQuery } from '../../api/useQuery.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Form } from '../../components/Form.tsx';
import { Problem } from '../../components/Problem.tsx';

/** Filters that the person has kept under a name: choose them again, keep the present ones, remove one. Each person has their own. */
export function KeptFilters({ filters, onChoose }: { filters: CaseFilters; onChoose: (filters: CaseFilters) => void }) {
  const list = useQuery('filters.list', {}, () => false);
  const keep = useCommand('filters.keep');
  const forget = useCommand('filters.forget');
  const say = useAnnounce();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const kept = list.data?.kept ?? [];
  const same = (one: CaseFilters) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(filters).sort());
  const chosen = kept.find((one) => same(one.filters));
  const any = Object.keys(filters).length > 0;

  const save = async () => {
    const trimmed = name.trim();
    setMissing(trimmed === '' ? 'Give these filters a name' : null);
    if (trimmed === '') return;
    const answer = await keep.run({ name: trimmed, filters });
    if (!answer.ok) return;
    list.set(answer.value);
    setName('');
    say(`Kept as ${trimmed}`);
  };
  const remove = async (one: string) => {
    const answer = await forget.run({ name: one });
    if (!answer.ok) return;
    list.set(answer.value);
    say(`${one} removed`);
  };

  return (
    <>
      <Problem error={list.error ?? keep.error ?? forget.error} title="The kept filters could not be read or changed" />
      {kept.length > 0 ? (
        <div className="filters__row">
          <Select
            id="kept-filters"
            label="Filters you have kept"
            value={chosen?.name ?? ''}
            onChange={(event) => {
              const one = kept.find((held) => held.name === event.currentTarget.value);
              onChoose(one?.filters ?? {});
            }}
          >
            <option value="">{any ? 'None of them' : 'Choose one'}</option>
            {kept.map((one) => (
              <option key={one.name} value={one.name}>
                {one.name}
              </option>
            ))}
          </Select>
          {chosen ? (
            <Button type="button" secondary small disabled={forget.busy} onClick={() => void remove(chosen.name)}>
              Remove “{chosen.name}”
            </Button>
          ) : null}
        </div>
      ) : null}
      {any && !chosen ? (
        <Form onSubmit={() => void save()}>
          <div className="filters__row">
            <TextInput id="keep-name" label="Keep these filters under a name" autoComplete="off" maxLength={60} error={missing ?? undefined} value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <Button type="submit" secondary small disabled={keep.busy}>
              Keep filters
            </Button>
          </div>
        </Form>
      ) : null}
    </>
  );
}
