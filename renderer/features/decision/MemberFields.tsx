import { Button } from 'nhsuk-react-components';
import { interestKinds, interestLabels, interestManaged, managedLabels, type InterestKind, type InterestManaged } from '../../../shared/workflow/decisionFields.ts';
import { RadioGroup } from '../../components/RadioGroup.tsx';
import { Line } from '../../components/Words.tsx';
import { emptyMember, type MemberDraft } from './decisionDraft.ts';
import { errorAt, type FieldProps } from './fieldProps.ts';

const yesNo = [{ id: 'yes', label: 'Yes' }, { id: 'no', label: 'No' }] as const;
const interests = [{ id: 'none', label: 'None declared' }, ...interestKinds.map((id) => ({ id, label: interestLabels[id] }))];
const managed = interestManaged.map((id) => ({ id, label: managedLabels[id] }));

/** Who was there, one by one, and how many decided. The number is said; whether it is enough is for people. */
export function MemberFields(props: FieldProps) {
  const { draft, set } = props;
  const { members } = draft;
  const change = (index: number, part: Partial<MemberDraft>) => set({ members: members.map((member, at) => (at === index ? { ...member, ...part } : member)) });
  const add = () => {
    set({ members: [...members, emptyMember] });
    const next = `member-${members.length + 1}-name`;
    requestAnimationFrame(() => document.getElementById(next)?.focus());
  };
  const deciding = members.filter((member) => member.decides === 'yes').length;
  const withInterest = members.filter((member) => member.interest !== null && member.interest !== 'none').length;
  return (
    <>
      {members.map((member, index) => {
        const id = `member-${index + 1}`;
        return (
          <fieldset key={index} className="need">
            <legend>Person {index + 1}</legend>
            <Line id={`${id}-name`} label="Name" value={member.name} error={errorAt(props, `${id}-name`)} onChange={(name) => change(index, { name })} />
            <Line id={`${id}-role`} label="Role" value={member.role} error={errorAt(props, `${id}-role`)} onChange={(role) => change(index, { role })} />
            <RadioGroup id={`${id}-decides`} legend="Did this person decide?" inline choices={yesNo} value={member.decides} error={errorAt(props, `${id}-decides-1`)} onChange={(decides) => change(index, { decides: decides === 'yes' ? 'yes' : 'no' })} />
            <RadioGroup id={`${id}-interest`} legend="Interest declared" choices={interests} value={member.interest} error={errorAt(props, `${id}-interest-1`)} onChange={(interest) => change(index, { interest: interest as InterestKind | 'none' })} />
            {member.interest !== null && member.interest !== 'none' ? (
              <>
                <Line id={`${id}-what`} label="What was declared" value={member.what} error={errorAt(props, `${id}-what`)} onChange={(what) => change(index, { what })} />
                <RadioGroup id={`${id}-managed`} legend="What was done about it?" choices={managed} value={member.managed} error={errorAt(props, `${id}-managed-1`)} onChange={(done) => change(index, { managed: done as InterestManaged })} />
              </>
            ) : null}
            {members.length > 1 ? (
              <Button type="button" secondary small onClick={() => set({ members: members.filter((_, at) => at !== index) })}>
                Remove person {index + 1}
              </Button>
            ) : null}
          </fieldset>
        );
      })}
      <p>
        <Button type="button" secondary small onClick={add}>
          Add another person
        </Button>
      </p>
      <p id="members-count">
        {deciding} of {members.length} {deciding === 1 ? 'decides' : 'decide'}; {withInterest === 0 ? 'no interest is entered' : withInterest === 1 ? 'one has declared an interest' : `${withInterest} have declared an interest`}. Whether that is
        enough, your ICB’s rule says.
      </p>
    </>
  );
}
