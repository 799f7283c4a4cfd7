"""The log of an old help desk comes in: one row an event, many events a ticket, hostile until proved otherwise."""

from models.tickets.intake.columns import FIELDS as FIELDS
from models.tickets.intake.columns import Mapping as Mapping
from models.tickets.intake.columns import proposed as proposed
from models.tickets.intake.reading import LogFile as LogFile
from models.tickets.intake.reading import read_file as read_file
from models.tickets.intake.storing import Imported as Imported
from models.tickets.intake.storing import import_tickets as import_tickets
from models.tickets.intake.tickets import OldTicket as OldTicket
from models.tickets.intake.tickets import Rejected as Rejected
from models.tickets.intake.tickets import tickets_of as tickets_of
