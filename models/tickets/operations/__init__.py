"""What people do to tickets; each function is one transaction of Database.write."""

from models.tickets.operations.adding import Saved as Saved
from models.tickets.operations.adding import add_ticket as add_ticket
from models.tickets.operations.editing import edit_ticket as edit_ticket
from models.tickets.operations.files import TakenOff as TakenOff
from models.tickets.operations.files import add_files as add_files
from models.tickets.operations.files import put_file_back as put_file_back
from models.tickets.operations.files import replace_file as replace_file
from models.tickets.operations.files import take_file_off as take_file_off
from models.tickets.operations.handling import Handled as Handled
from models.tickets.operations.handling import assign as assign
from models.tickets.operations.handling import move as move
from models.tickets.operations.handling import set_priority as set_priority
from models.tickets.operations.handling import tag as tag
from models.tickets.operations.handling import take as take
from models.tickets.operations.notes import add_note as add_note
from models.tickets.operations.relations import join_tickets as join_tickets
from models.tickets.operations.relations import link_tickets as link_tickets
from models.tickets.operations.relations import merge_into as merge_into
from models.tickets.operations.relations import unlink_tickets as unlink_tickets
from models.tickets.operations.undoing import Undo as Undo
from models.tickets.operations.undoing import undo as undo
