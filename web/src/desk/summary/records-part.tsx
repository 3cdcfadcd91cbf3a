import './records-part.css';
import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { PersonExtent } from '../../../../src/domain/wire/person-wire.ts';
import { useDesk } from '../client/use-desk.ts';
import { tell } from '../parts/words.ts';
import { EraseDialog } from './erase-dialog.tsx';

type RecordsPartParts = { readonly id: string; readonly person: string };

/** All that is kept of a person: as a file, or gone for good. For who may. */
export function RecordsPart({ id, person }: RecordsPartParts) {
  const desk = useDesk();
  const [extent, setExtent] = useState<PersonExtent>();
  const restoring = useRestoreFocusTarget();
  const [isAsking, ask] = useState(false);
  useEffect(() => {
    void desk.person(id).then(setExtent);
  }, [desk, id]);
  const exported = (of: 'conversation' | 'person') => `desk/api/handoffs/${encodeURIComponent(id)}/export?of=${of}`;
  const hasMore = extent !== undefined && extent.conversations > 1;
  return (
    <div className="records">
      <Button as="a" href={exported('conversation')} download icon={<ArrowDownloadRegular />} size="small">
        {tell('records', 'export')}
      </Button>
      {hasMore && (
        <Button as="a" href={exported('person')} download icon={<ArrowDownloadRegular />} size="small">
          {tell('records', 'export-all', { count: extent.conversations })}
        </Button>
      )}
      <Button size="small" {...restoring} onClick={() => ask(true)}>
        {tell('records', 'erase')}
      </Button>
      <EraseDialog isOpen={isAsking} id={id} person={person} extent={extent} onClose={() => ask(false)} />
    </div>
  );
}
