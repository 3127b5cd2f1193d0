"""The accounts of residents: linked, shown to be theirs, approved by a clerk, followed at the provider."""

from __future__ import annotations

import sqlalchemy as sa

from kiosk.residents import lockout
from kiosk.residents.directory import Clash
from kiosk.residents.errors import Denied, Why
from kiosk.residents.identity import AccountLink, LinkId, LinkStatus, Resident, ResidentId
from kiosk.residents.records import Kit, new_id, resident_of
from kiosk.residents.schema import LINKS
from kiosk.residents.texts import storable


class Accounts:
    """The part of `LocalIdentity` that keeps account numbers."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._proofs = lockout.of_proofs(kit.limits)

    def find(self, resident: ResidentId) -> Resident | None:
        """See `Identity`."""
        with self._kit.directory.transaction() as tx:
            return resident_of(tx, resident)

    def link(self, resident: ResidentId, biller: str, number: str, name: str, zip_code: str) -> Resident:
        """See `Identity`. Denied WRONG where there is no such resident any more."""
        with self._kit.directory.transaction() as tx:
            kept = resident_of(tx, resident)
            wait = lockout.left(tx, self._proofs, resident)
        if kept is None:
            raise Denied(Why.WRONG)
        same = next((each for each in kept.links if (each.biller, each.number) == (biller, number)), None)
        if same is not None and same.status is not LinkStatus.UNPROVEN:
            return kept
        if wait:
            raise Denied(Why.TOO_MANY, wait=wait)
        number, name, zip_code = storable(number), storable(name), storable(zip_code)
        status = self._kit.status(biller, number, zip_code, name)
        given = {"name": name, "zip": zip_code, "status": status.value}
        try:
            self._keep(resident, (biller, number), given, kept.links, same)
        except Clash:
            # The other window was first; what it linked stays as it is.
            return self._found(resident)
        return self._found(resident)

    def unlink(self, resident: ResidentId, link: LinkId) -> Resident:
        """See `Identity`."""
        with self._kit.directory.transaction() as tx:
            tx.run(sa.delete(LINKS).where(LINKS.c.id == link, LINKS.c.resident == resident))
            tx.audit(f"resident:{resident}", "unlinked", link)
        return self._found(resident)

    def set_status(self, link: LinkId, status: LinkStatus) -> None:
        """See `Identity`."""
        with self._kit.directory.transaction() as tx:
            tx.run(sa.update(LINKS).where(LINKS.c.id == link).values(status=status.value))
            tx.audit("terminal", f"link_{status.value}", link)

    def approve(self, link: LinkId, clerk: str, seen: str) -> Resident:
        """The clerk with this id has seen that an UNPROVEN account is theirs: it is NEW. Denied: WRONG.

        `seen` is a word of ours for the kind of document, never its number; the audit trail keeps it.
        """
        with self._kit.directory.transaction() as tx:
            unproven = (LINKS.c.id == link) & (LINKS.c.status == LinkStatus.UNPROVEN.value)
            resident = tx.run(
                sa.update(LINKS)
                .where(unproven)
                .values(status=LinkStatus.NEW.value)
                .returning(LINKS.c.resident)
            ).scalar_one_or_none()
            if resident is not None:
                tx.audit(f"clerk:{clerk}", f"link_approved_{seen}", link)
        if resident is None:
            raise Denied(Why.WRONG)
        return self._found(resident)

    def _keep(
        self,
        resident: str,
        account: tuple[str, str],
        given: dict[str, str],
        links: tuple[AccountLink, ...],
        same: AccountLink | None,
    ) -> None:
        """Write the link. Raises Clash where it is there by now, Denied WRONG where the resident is not."""
        first = links[0] if links else None
        with self._kit.directory.transaction() as tx:
            tx.alone(f"links {resident}")
            now = resident_of(tx, resident)
            if now is None:
                raise Denied(Why.WRONG)
            if same is None and account in {(link.biller, link.number) for link in now.links}:
                raise Clash
            if given["status"] == LinkStatus.UNPROVEN.value:
                lockout.enter(tx, self._proofs, resident)
            if same is None:
                link = new_id()
                tx.run(
                    sa.insert(LINKS).values(
                        id=link,
                        resident=resident,
                        created_at=tx.now,
                        biller=account[0],
                        number=account[1],
                        street=first.street if first else "",
                        city=first.city if first else "",
                        state_code=first.state if first else "",
                        **given,
                    )
                )
                tx.audit(f"resident:{resident}", f"linked_{given['status']}", link)
            elif given["status"] == LinkStatus.NEW.value:
                tx.run(sa.update(LINKS).where(LINKS.c.id == same.id).values(**given))
                tx.audit(f"resident:{resident}", "link_proved", same.id)

    def _found(self, resident: str) -> Resident:
        found = self.find(ResidentId(resident))
        if found is None:
            raise Denied(Why.WRONG)
        return found
